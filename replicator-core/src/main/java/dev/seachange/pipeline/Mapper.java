package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.SourceEvent;
import dev.seachange.change.TableId;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.copy.Copier;
import dev.seachange.copy.Refresher;
import dev.seachange.expression.References;
import dev.seachange.references.Foresight;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Output;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.Parked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes through the rules, leaving out parked keys and tables whose copy has not begun.
 *
 * <p>While a refresh concerns a table, its changes make NEW right whatever it holds: what the rules would leave alone, since NEW
 * should be right already, and what would be left out, since its key is parked, is taken as if a window had found it so. Rules
 * that mark rows which stay are no exception, but for that only the change itself can tell what to mark a row with.
 */
final class Mapper implements Output {
    private final RuleSet rules;
    private final Copier copier;
    private final Refresher refresher;
    private final ParkedKeys parked;
    private final NewReferences references;
    private final boolean refers;
    /** Rules that mark rows which stay when their source rows go. */
    private final Set<String> marking;
    private final Map<String, Long> filtered = new HashMap<>();
    /** Rules for which the change at hand has to make NEW right, whatever it holds. */
    private final Set<String> unsettled = new HashSet<>();

    private List<Write> writes = List.of();
    private List<Parked> refused = List.of();
    private @Nullable RowChange mapped;
    /** Rules that are listened to; null: all. */
    private @Nullable Set<String> only;

    Mapper(RuleSet rules, Copier copier, Refresher refresher, ParkedKeys parked, NewReferences references) {
        this.rules = rules;
        this.copier = copier;
        this.refresher = refresher;
        this.parked = parked;
        this.references = references;
        this.refers = !rules.lookups().isEmpty() || !rules.keyMaps().isEmpty();
        this.marking = rules.marks().stream().map(WriteShape::rule).collect(Collectors.toUnmodifiableSet());
    }

    /** Asks NEW at once for what the rules will ask for one by one. The changes are to be mapped next, in this order. */
    void foresee(Iterable<? extends SourceEvent> events) {
        if (!refers) {
            return;
        }
        Foresight foresight = references.foresight();
        for (SourceEvent event : events) {
            if (event instanceof RowChange change && !copier.skips(change.table().id())) {
                rules.foresee(change, around(change, Instant.EPOCH, foresight));
            }
        }
        foresight.ask();
    }

    /** The same of what a window found for a refresh: a row that a rule does not want is looked for in NEW as well. */
    void foreseeFound(List<RowChange> found) {
        if (refers) {
            List<RowChange> all = new ArrayList<>(found);
            found.forEach(one -> all.add(new RowChange.Absent(one.table(), one.key())));
            foresee(all);
        }
    }

    private Circumstances around(RowChange change, Instant time, References seen) {
        TableId table = change.table().id();
        return new Circumstances(copier.settled(table) && !refresher.concerns(table), time, seen);
    }

    /**
     * Appends what the rules make of the change.
     *
     * @param time when OLD committed it, or a window read it; by OLD's clock
     */
    void map(RowChange change, Instant time, List<Write> to, List<Parked> out) {
        if (copier.skips(change.table().id())) {
            return;
        }
        int before = to.size();
        apply(change, time, null, to, out);
        if (!unsettled.isEmpty()) {
            Set<String> which = Set.copyOf(unsettled);
            unsettled.clear();
            settle(change, time, which, to, out);
        }
        wrote(to, before);
    }

    /**
     * Appends what has to be done to make NEW right from what a window found, a row or none, by one rule or by all.
     *
     * @param time when a window found it; by OLD's clock
     */
    void refresh(RowChange found, Instant time, @Nullable Set<String> which, List<Write> to, List<Parked> out) {
        int before = to.size();
        find(found, time, which, to, out);
        wrote(to, before);
    }

    /** Only when a change is through, so that all that follows from it sees what was before it. */
    private void wrote(List<Write> to, int before) {
        for (int i = before; i < to.size(); i++) {
            references.wrote(to.get(i));
        }
    }

    private void apply(RowChange change, Instant time, @Nullable Set<String> which, List<Write> to, List<Parked> out) {
        take(change, which, to, out);
        rules.apply(change, around(change, time, references), this);
    }

    private void find(RowChange found, Instant time, @Nullable Set<String> which, List<Write> to, List<Parked> out) {
        take(found, which, to, out);
        rules.refresh(found, around(found, time, references), which, this);
    }

    private void take(RowChange change, @Nullable Set<String> which, List<Write> to, List<Parked> out) {
        mapped = change;
        only = which;
        writes = to;
        refused = out;
    }

    private void settle(RowChange change, Instant time, Set<String> which, List<Write> to, List<Parked> out) {
        Set<String> others = new HashSet<>(which);
        Set<String> marks = new HashSet<>(which);
        others.removeAll(marking);
        marks.retainAll(marking);
        if (!others.isEmpty()) {
            Found.after(change).forEach(found -> find(found, time, others, to, out));
        }
        if (!marks.isEmpty()) {
            // Frees the keys and writes nothing, since such rows stay; then the change counts like any other.
            Found.after(change).forEach(found -> find(new RowChange.Absent(found.table(), found.key()), time, marks, to, out));
            apply(change, time, marks, to, out);
        }
    }

    private boolean isHeard(String rule) {
        return only == null || only.contains(rule);
    }

    @Override
    public void write(Write write) {
        String rule = write.shape().rule();
        RowChange change = write.origin();
        if (!isHeard(rule)) {
            return;
        }
        if (Found.is(change)) {
            free(write);
        } else if (!parked.holds(rule, change)) {
            if (isHalf(write) && refresher.concerns(change.table().id(), rule)) {
                unsettled.add(rule);
            } else {
                writes.add(write);
            }
        } else {
            leaveOut(rule, change);
        }
    }

    /** Whether it says something of one key only, of a row that has gone to another. Where rows stay, there is no more to say. */
    private boolean isHalf(Write write) {
        return write.origin() instanceof RowChange.Update update
                && !(write instanceof Write.Move)
                && !update.keyBefore().equals(update.key())
                && !marking.contains(write.shape().rule());
    }

    /** What a window found is the present state of its key, which is no longer parked: from here on its changes count again. */
    private void free(Write write) {
        String rule = write.shape().rule();
        RowChange found = write.origin();
        if (parked.free(rule, found)) {
            refused.removeIf(one -> one.rule().equals(rule)
                    && one.table().equals(found.table().id())
                    && one.key().equals(found.key()));
        }
        writes.add(write);
    }

    private void leaveOut(String rule, RowChange change) {
        if (refresher.concerns(change.table().id(), rule)) {
            unsettled.add(rule);
            return;
        }
        parked.skip(rule, change);
        if (change instanceof RowChange.Update update && !update.keyBefore().equals(update.key())) {
            // The row has gone where it is not looked for, or comes from where it is still thought to be.
            for (RowKey key : List.of(update.keyBefore(), update.key())) {
                if (!parked.holds(rule, update.table().id(), key)) {
                    park(Parked.moved(rule, update.table().id(), key));
                }
            }
        }
    }

    private void park(Parked key) {
        refused.add(key);
        // From here on, also within this epoch, the key's changes wait for the refused one.
        parked.park(new ParkedKeys.View(key.rule(), key.table()), KeyHash.of(key.key()));
    }

    @Override
    public void rejected(Rejection rejection) {
        String rule = rejection.rule();
        RowChange change = rejection.change();
        if (!isHeard(rule)) {
            return;
        }
        if (!Found.is(change) && parked.holds(rule, change)) {
            leaveOut(rule, change);
            return;
        }
        if (change instanceof RowChange.Absent && !parked.holds(rule, change)) {
            // Nothing says that NEW has a row of it.
            return;
        }
        TableId table = change.table().id();
        park(new Parked(rule, table, rejection.key(), rejection.code(), rejection.message(), rejection.retryFor()));
        if (change instanceof RowChange.Update update && !update.keyBefore().equals(update.key())) {
            park(Parked.moved(rule, table, update.keyBefore()));
        }
    }

    @Override
    public void filtered(String rule) {
        RowChange change = mapped;
        if (change == null || !isHeard(rule)) {
            return;
        }
        if (Found.is(change)) {
            if (parked.holds(rule, change)) {
                shape(change.table().id(), rule).ifPresent(shape -> free(new Write.Nothing(shape, change)));
            }
        } else if (refresher.concerns(change.table().id(), rule)
                && (!marking.contains(rule) || parked.holds(rule, change))) {
            unsettled.add(rule);
        }
        if (only == null) {
            filtered.merge(rule, 1L, Long::sum);
        }
    }

    private Optional<WriteShape> shape(TableId table, String rule) {
        return rules.shapesOf(table).stream().filter(shape -> shape.rule().equals(rule)).findFirst();
    }

    /** Rows left out by filters since the last call. */
    Map<String, Long> takeFiltered() {
        Map<String, Long> taken = Map.copyOf(filtered);
        filtered.clear();
        return taken;
    }
}
