package dev.seachange.explain;

import dev.seachange.cases.CaseValues;
import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.WriteShape;
import dev.seachange.explain.SqlText.Setting;
import dev.seachange.rules.Explanation;
import dev.seachange.rules.Explanation.Filter;
import dev.seachange.rules.Explanation.Leaving;
import dev.seachange.rules.Explanation.Outcome;
import dev.seachange.rules.Explanation.Value;
import dev.seachange.sink.StoredPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What would be written for a row by one rule, as sentences or statements. */
final class NextWrites {
    private static final String STAYS = "nothing: `on_delete` lets the row stay as it is";

    private final RuleView view;
    private final Explanation explanation;
    private final TableId target;
    private final List<Column> columns;

    NextWrites(RuleView view) {
        this.view = view;
        this.explanation = view.explanation();
        this.target = view.shape().target().id();
        this.columns = RuleView.columns(view.shape());
    }

    /** What makes NEW right for the row as it stands: a refresh would do it. */
    String now() {
        Optional<Outcome.Refused> refused = refusal();
        if (refused.isPresent()) {
            return refused(refused.get());
        }
        String done = switch (explanation.filter()) {
            case Filter.Passed passed -> put();
            case Filter.LeftOut left -> remove("the filter leaves the row out");
            case Filter.Absent absent -> remove("OLD has no such row");
            case Filter.Undecided undecided -> throw new IllegalStateException("a refusal");
        };
        return view.parked() == null ? done : "by a refresh, since the key is parked: " + done;
    }

    /** What follows when the source row is deleted, or leaves the filter; null when nothing can. */
    @Nullable String gone() {
        if (!(explanation.filter() instanceof Filter.Passed) || firstRefused(explanation.key()).isPresent()) {
            return null;
        }
        if (view.parked() != null) {
            return "nothing, since the key is parked: the change is left out";
        }
        return switch (explanation.leaving()) {
            case Leaving.Delete delete -> takenAway();
            case Leaving.Ignore ignore -> STAYS;
            case Leaving.Mark mark -> firstRefused(mark.values())
                    .map(NextWrites::refused)
                    .orElseGet(() -> SqlText.update(target, mark.values().stream().map(Setting::of).toList(), explanation.key()));
        };
    }

    /** What parks the row; of one that is not wanted only its key is asked for. */
    private Optional<Outcome.Refused> refusal() {
        return switch (explanation.filter()) {
            case Filter.Passed passed -> firstRefused(explanation.values());
            case Filter.LeftOut left -> firstRefused(neededToRemove());
            case Filter.Absent absent -> firstRefused(neededToRemove());
            case Filter.Undecided undecided -> Optional.of(undecided.why());
        };
    }

    private static Optional<Outcome.Refused> firstRefused(List<Value> values) {
        return values.stream()
                .map(Value::outcome)
                .filter(Outcome.Refused.class::isInstance)
                .map(Outcome.Refused.class::cast)
                .findFirst();
    }

    private List<Value> neededToRemove() {
        return explanation.leaving() instanceof Leaving.Delete ? explanation.key() : List.of();
    }

    private static String refused(Outcome.Refused why) {
        return "refused: the key is parked until the value, or the rule, is another"
                + (why.retryFor() == null ? "" : "; for " + spoken(why.retryFor()) + " it is tried again by itself");
    }

    private static String spoken(Duration time) {
        long seconds = time.toSeconds();
        return time.toMillis() % 1000 != 0 ? time.toMillis() + " ms" : seconds + (seconds == 1 ? " second" : " seconds");
    }

    private String put() {
        Row found = view.found();
        if (found == null) {
            return isPart() ? wait(view.waitingPart()) : insert();
        }
        List<Setting> differing = IntStream.range(0, explanation.values().size())
                .filter(i -> differs(explanation.values().get(i), found.get(i)))
                .mapToObj(i -> Setting.of(explanation.values().get(i)))
                .toList();
        return differing.isEmpty() ? "nothing: NEW has these values" : SqlText.update(target, differing, explanation.key());
    }

    private String insert() {
        String joined = view.waiting().isEmpty() ? "" : "; then it gets what waits for it";
        return SqlText.insert(target, explanation.values()) + joined;
    }

    /** What depends on the change is as its last change left it, which is right. */
    private static boolean differs(Value value, @Nullable Object found) {
        return switch (value.outcome()) {
            case Outcome.Made made -> !CaseValues.same(value.column().type(), made.value(), found);
            case Outcome.Unnumbered number -> true;
            case Outcome.OfTheChange change -> false;
            case Outcome.Unknown unknown -> false;
            case Outcome.Refused refused -> false;
        };
    }

    private boolean isPart() {
        return view.shape().share() instanceof Share.Part;
    }

    private String wait(Optional<StoredPart> waiting) {
        List<Value> fed = notDefault();
        boolean same = fed.size() == waiting.map(part -> part.columns().size()).orElse(0)
                && fed.stream().allMatch(value -> waiting.isPresent() && !differs(value, held(waiting.get(), value.column())));
        if (fed.isEmpty() && waiting.isEmpty()) {
            return "nothing: no rule has made the row, and these are its defaults";
        }
        return same
                ? "nothing: these values wait for the row, which another rule makes"
                : "kept in seachange.part_waiting until another rule makes the row"
                        + (waiting.isPresent() ? ", in place of what is there" : "");
    }

    private static @Nullable Object held(StoredPart part, Column column) {
        int ordinal = part.columns().indexOf(column);
        return ordinal < 0 ? null : part.values().get(ordinal);
    }

    /** What would be lost with the row. */
    private List<Value> notDefault() {
        Row defaults = explanation.defaults();
        List<Value> fed = new ArrayList<>();
        for (int i = 0; defaults != null && i < explanation.values().size(); i++) {
            if (!view.shape().keyOrdinals().contains(i) && differs(explanation.values().get(i), defaults.get(i))) {
                fed.add(explanation.values().get(i));
            }
        }
        return fed;
    }

    private String remove(String why) {
        if (explanation.key().stream().anyMatch(part -> part.outcome() instanceof Outcome.Unknown)) {
            return "nothing: without the row of OLD its key in NEW cannot be told";
        }
        if (explanation.targetKey() == null) {
            return "nothing: the key has no number, so NEW has no such row";
        }
        Row found = view.found();
        if (found == null) {
            boolean forgotten = view.waitingPart().isPresent() && explanation.leaving() instanceof Leaving.Delete;
            return forgotten ? "what waits of it is forgotten: " + why : "nothing: " + why;
        }
        if (!(explanation.leaving() instanceof Leaving.Delete)) {
            return STAYS;
        }
        Row defaults = explanation.defaults();
        boolean away = defaults != null && toDefaults(defaults, found).isEmpty();
        return away ? "nothing: these columns hold their defaults" : takenAway();
    }

    /** By a rule that makes rows, the row; by a part, what it has fed. */
    private String takenAway() {
        Row defaults = explanation.defaults();
        if (defaults == null) {
            return SqlText.delete(target, explanation.key()) + (keepsParts() ? "; what other rules have fed into it is kept" : "");
        }
        return view.found() == null
                ? "what waits of it is forgotten"
                : SqlText.update(target, toDefaults(defaults, null), explanation.key());
    }

    /** Parts outlive the row: what differs from the defaults waits. */
    private boolean keepsParts() {
        Row found = view.found();
        return found != null
                && RuleView.parts(view.shape()).stream()
                        .anyMatch(part -> part.share() instanceof Share.Part share && fed(part, share.absent(), found));
    }

    private boolean fed(WriteShape part, Row defaults, Row found) {
        return IntStream.range(0, part.columns().size())
                .filter(i -> !part.keyOrdinals().contains(i))
                .anyMatch(i -> {
                    Column column = part.columns().get(i);
                    return !CaseValues.same(column.type(), defaults.get(i), found.get(columns.indexOf(column)));
                });
    }

    /** @param found if not null, only what differs from it */
    private List<Setting> toDefaults(Row defaults, @Nullable Row found) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < view.shape().columns().size(); i++) {
            Column column = columns.get(i);
            boolean same = found != null && CaseValues.same(column.type(), defaults.get(i), found.get(i));
            if (!view.shape().keyOrdinals().contains(i) && !same) {
                settings.add(Setting.of(column, defaults.get(i)));
            }
        }
        return settings;
    }
}
