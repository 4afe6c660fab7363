package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.draft.Pair.ColumnMatch;
import dev.seachange.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a rule of a pair of tables. */
final class RuleDrafter {
    /** Why there is the rule. */
    enum Reason {
        SAME,
        SPLIT,
        MERGE
    }

    private final Pair pair;
    private final TableSchema source;
    private final TableSchema target;
    private final Reason reason;
    private final Codes codes;
    private final KeyDraft key;

    /** Source columns that another rule takes, and where to. */
    private final Map<String, TableId> elsewhere;

    private final Set<String> spoken = new HashSet<>();
    private final List<Item> columns = new ArrayList<>();
    private final List<String> defaults = new ArrayList<>();

    RuleDrafter(Pair pair, Reason reason, Map<String, TableId> elsewhere, Codes codes, String ruleName) {
        this.pair = pair;
        this.source = pair.from().table();
        this.target = pair.to().table();
        this.reason = reason;
        this.elsewhere = elsewhere;
        this.codes = codes;
        this.key = new KeyDraft(pair, ruleName, reason == Reason.MERGE, codes);
    }

    RuleDraft draft(String name) {
        if (reason == Reason.SAME && isCopy()) {
            return RuleDraft.copying(name, source.id(), target.id());
        }
        List<Item> keyItems = key.items();
        spoken.addAll(key.used());
        columns();
        boolean rest = reason == Reason.SPLIT;
        List<String> questions = new ArrayList<>(key.questions());
        questions.addAll(0, about());
        return new RuleDraft(
                name, source.id(), target.id(), reason == Reason.MERGE, questions, false, keyItems, columns,
                defaults.isEmpty() ? "" : "nothing feeds " + String.join(", ", defaults) + ": NEW's defaults are taken",
                rest ? List.of() : drops(), rest ? "the rule for " + elsewhere() + " has the others" : "");
    }

    private String elsewhere() {
        return elsewhere.values().stream().findFirst().map(TableId::toString).orElse("another table");
    }

    private List<String> about() {
        return switch (reason) {
            case SAME -> List.of();
            case SPLIT -> List.of(
                    target.id() + " seems to be one more row made of each row of " + source.id() + " (a split): is it?");
            case MERGE -> List.of("rows of " + source.id() + " seem to go into " + target.id()
                    + ", too (a merge): do they? If not, list the table under `ignore`.");
        };
    }

    /** Whether every column of OLD has one of its own name in NEW, as it is, and no other column of NEW needs a value. */
    private boolean isCopy() {
        boolean same = source.columns().stream().allMatch(from -> from.generated()
                || target.column(from.name()).filter(to -> !to.generated()
                                && Fit.of(from, to) == Fit.SAME
                                && (to.nullable() || !from.nullable()))
                        .isPresent());
        boolean named = pair.matches().stream().allMatch(match -> match.from().name().equals(match.to().name()));
        boolean fed = target.columns().stream().allMatch(to -> to.generated() || to.hasDefault()
                || source.column(to.name()).isPresent());
        return same && named && fed && source.hasKey() && Set.copyOf(source.key()).equals(Set.copyOf(target.key()));
    }

    private void columns() {
        Map<String, ColumnMatch> matches = new HashMap<>();
        Map<String, String> known = new HashMap<>();
        for (ColumnMatch match : pair.matches()) {
            boolean free = !elsewhere.containsKey(match.from().name()) || (match.sure() && reason == Reason.SPLIT);
            if (free && !key.gives(match.from().name())) {
                matches.put(match.to().name(), match);
            }
            known.put(match.to().name(), match.from().name());
        }
        List<Column> wanting = target.columns().stream()
                .filter(column -> !column.generated() && !target.key().contains(column.name()))
                .filter(column -> !matches.containsKey(column.name()))
                .toList();
        Set<Column> taken = new HashSet<>();
        matches.values().forEach(match -> taken.add(match.from()));
        List<Column> left = source.columns().stream()
                .filter(column -> !column.generated() && !taken.contains(column) && !key.used().contains(column.name()))
                .filter(column -> !elsewhere.containsKey(column.name()))
                .toList();
        Map<String, Column> guesses = new Leftovers(pair, left, wanting, known).guesses();
        for (Column column : target.columns()) {
            if (!column.generated() && !target.key().contains(column.name())) {
                add(column, matches.get(column.name()), guesses.get(column.name()));
            }
        }
    }

    private void add(Column to, @Nullable ColumnMatch match, @Nullable Column guess) {
        if (match != null && match.sure()) {
            spoken.add(match.from().name());
            columns.add(Feeds.item(source, match.from(), target, to, codes));
        } else if (match != null) {
            columns.add(asked(match.from(), to));
        } else if (guess != null) {
            columns.add(asked(guess, to));
        } else if (!to.hasDefault()) {
            columns.add(unfed(to));
        } else {
            defaults.add(to.name());
        }
    }

    private Item asked(Column from, Column to) {
        spoken.add(from.name());
        Item item = Feeds.item(source, from, target, to, codes);
        List<String> questions = new ArrayList<>(item.questions());
        questions.addFirst("is `" + from.name() + "` (" + from.sqlType() + ") of OLD the `" + to.name() + "` (" + to.sqlType()
                + ") of NEW?");
        return new Item(questions, item.text(), true, item.remark());
    }

    private Item unfed(Column to) {
        String question = "nothing of " + source.id() + " seems to be `" + to.name() + "` (" + to.sqlType()
                + "), which is NOT NULL without a default: what goes there?";
        Optional<String> constant = to.type() instanceof ColumnType.Enumeration e
                ? e.labels().stream().filter(label -> names(source, label)).findFirst()
                : Optional.empty();
        String name = YamlText.of(to.name());
        return constant.map(label -> Item.asking(question, name + ": { value: " + YamlText.of(label) + " }"))
                .orElseGet(() -> Item.asking(question));
    }

    private static boolean names(TableSchema table, String label) {
        List<String> words = Words.of(label).words();
        return !words.isEmpty() && Words.of(table.id().name()).words().containsAll(words);
    }

    private List<Item> drops() {
        List<Item> drops = new ArrayList<>();
        for (Column column : source.columns()) {
            if (!column.generated() && !spoken.contains(column.name())) {
                TableId other = elsewhere.get(column.name());
                String why = other == null ? "nothing in " + target.id() + " seems to be the same" : "goes to " + other;
                drops.add(Item.of("- " + YamlText.of(column.name()), why));
            }
        }
        return drops;
    }
}
