package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rows that several rules feed: each column from one of them, and the row itself from a rule that owns it. */
final class SharedRows {
    private final Problems problems;
    private final Claims claims;
    private final Set<String> told = new HashSet<>();

    SharedRows(Problems problems, Claims claims) {
        this.problems = problems;
        this.claims = claims;
    }

    /** @param complete whether every rule could be read, so that a row without an owner really has none */
    void check(List<CompiledRule> rules, boolean complete) {
        for (CompiledRule part : rules) {
            if (part.isPart()) {
                if (complete && !claims.isOwned(part.target())) {
                    reportUnowned(part);
                }
                rules.stream().filter(other -> sharesWith(other, part, rules)).forEach(other -> columnsAreApart(part, other));
                part.binding().shape().target().foreignKeys().forEach(key -> leavesAlone(key, part));
            }
        }
    }

    /** Of two parts, the one that stands behind is told of the other. */
    private static boolean sharesWith(CompiledRule other, CompiledRule part, List<CompiledRule> rules) {
        return other.target().equals(part.target())
                && !other.name().equals(part.name())
                && !(other.isPart() && rules.indexOf(other) > rules.indexOf(part));
    }

    private void reportUnowned(CompiledRule part) {
        if (told.add(part.name() + " unowned " + part.target())) {
            Place place = part.match().rule().to().place();
            problems.add(Problem.of(place, RuleCode.E416, "no rule makes rows of " + part.target())
                    .withDetail("`" + part.name() + "` says `owns: columns`: the rows have to be another rule's.")
                    .withHint("Add the rule that the rows belong to, or take `owns: columns` out."));
        }
    }

    private void columnsAreApart(CompiledRule part, CompiledRule other) {
        for (CompiledFeed feed : part.owned()) {
            String column = feed.target().name();
            boolean both = other.owned().stream().anyMatch(f -> f.target().name().equals(column));
            if (both && told.add(column + " of " + part.target())) {
                problems.add(Problem.of(feed.place(), RuleCode.E414, "`" + column + "` of " + part.target() + " is fed by two rules")
                        .withDetail(part.said() + " and " + other.said() + " both write it into the same rows.")
                        .withHint("Let one of them own it, and take it out of the other."));
            }
        }
    }

    /** What a foreign key changes on its own is told to nobody, so a part could not be kept over it. */
    private void leavesAlone(ForeignKey key, CompiledRule part) {
        TableSchema target = part.binding().shape().target();
        boolean ofPart = part.owned().stream().anyMatch(f -> key.columns().contains(f.target().name()));
        boolean ofKey = target.key().stream().anyMatch(key.columns()::contains);
        boolean deletes = key.onDelete() == ForeignKey.Action.CASCADE || (ofPart && key.onDelete().changesChildren());
        boolean moves = (ofPart || ofKey) && key.onUpdate().changesChildren();
        if ((deletes || moves) && told.add(key.name() + " of " + target)) {
            String actions = (deletes ? " ON DELETE " + key.onDelete() : "") + (moves ? " ON UPDATE " + key.onUpdate() : "");
            Place place = part.match().rule().to().place();
            problems.add(Problem.of(place, RuleCode.E417, "NEW would change shared rows on its own")
                    .withDetail(target + " has the foreign key " + key.name() + " to " + key.parent()
                            + actions.replace('_', ' ') + ": what `" + part.name() + "` fed into such a row would be lost.")
                    .withHint("Replace it by a foreign key without these actions until the application writes to NEW."));
        }
    }

    /** The bindings, those of shared rows knowing with whom they share them. */
    static List<Binding> join(List<CompiledRule> rules) {
        Map<TableId, Map<String, WriteShape>> parts = new TreeMap<>();
        for (CompiledRule rule : rules) {
            if (rule.isPart()) {
                parts.computeIfAbsent(rule.target(), t -> new LinkedHashMap<>())
                        .merge(rule.name(), rule.binding().shape(), SharedRows::union);
            }
        }
        List<Binding> bindings = new ArrayList<>();
        for (CompiledRule rule : rules) {
            Collection<WriteShape> shared = parts.getOrDefault(rule.target(), Map.of()).values();
            bindings.add(rule.isPart() || shared.isEmpty() ? rule.binding() : rule.binding().sharedWith(List.copyOf(shared)));
        }
        return bindings;
    }

    /** A rule for several tables may feed different columns from each. */
    private static WriteShape union(WriteShape a, WriteShape b) {
        List<Column> columns = new ArrayList<>(a.columns());
        b.columns().stream().filter(c -> !columns.contains(c)).forEach(columns::add);
        columns.sort(Comparator.comparingInt(c -> a.target().ordinal(c.name())));
        return part(a.rule(), a.target(), columns);
    }

    /** The shape of a part; its columns must have defaults that are known. */
    static WriteShape part(String rule, TableSchema target, List<Column> columns) {
        return shape(rule, target, columns, new Share.Part(Defaults.row(target, columns)));
    }

    /** The shape of a rule's marks; the same goes for their columns. */
    static WriteShape mark(String rule, TableSchema target, List<Column> columns) {
        return shape(rule, target, columns, new Share.Mark(Defaults.row(target, columns)));
    }

    private static WriteShape shape(String rule, TableSchema target, List<Column> columns, Share share) {
        List<Integer> keyOrdinals = target.key().stream()
                .map(key -> columns.indexOf(target.columns().get(target.ordinal(key))))
                .toList();
        return new WriteShape(rule, target, columns, keyOrdinals, false, share);
    }
}
