package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.draft.Pair.ColumnMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds which columns of two tables seem to be the same, by names, types, keys, and what the tables refer to. */
final class Pairing {
    /** Below it, two columns are not thought to be the same. */
    static final double LIKELY = 0.6;

    private static final double AMBIGUOUS = 0.05;
    private static final double REFERS_ALIKE = 0.95;
    private static final double BOTH_KEYS = 0.9;
    private static final double RENAMED_ALIKE = 0.9;
    private static final double NAME_COUNTS = 0.35;

    private final Rarity sourceRarity;
    private final Rarity targetRarity;

    /** Pairs found so far: what refers to a table of OLD should refer to its pair in NEW. */
    private final Map<TableId, TableId> found = new HashMap<>();

    Pairing(List<TableWords> source, List<TableWords> target) {
        this.sourceRarity = new Rarity(source);
        this.targetRarity = new Rarity(target);
    }

    void found(Pair pair) {
        found.put(pair.from().table().id(), pair.to().table().id());
    }

    Pair pair(TableWords from, TableWords to) {
        List<ColumnMatch> candidates = candidates(from, to);
        candidates.sort(Comparator.comparingDouble(ColumnMatch::likeness)
                .reversed()
                .thenComparing(match -> match.from().name())
                .thenComparing(match -> match.to().name()));
        Set<Column> taken = new HashSet<>();
        List<ColumnMatch> matches = new ArrayList<>();
        for (ColumnMatch match : candidates) {
            if (!taken.contains(match.from()) && !taken.contains(match.to())) {
                matches.add(new ColumnMatch(match.from(), match.to(), match.likeness(), sure(match, candidates, taken)));
                taken.add(match.from());
                taken.add(match.to());
            }
        }
        double sourceAll = sourceRarity.sum(from);
        double targetAll = targetRarity.sum(to);
        double sourcePart = 0;
        double targetPart = 0;
        for (ColumnMatch match : matches) {
            sourcePart += match.likeness() * sourceRarity.of(from.words(match.from().name()));
            targetPart += match.likeness() * targetRarity.of(to.words(match.to().name()));
        }
        double columns = (sourcePart + targetPart) / (sourceAll + targetAll);
        double likeness = NAME_COUNTS * from.name().likeness(to.name()) + (1 - NAME_COUNTS) * columns;
        return new Pair(from, to, matches, likeness, targetPart / targetAll, sourcePart / sourceAll);
    }

    /** Whether no other match that is still possible comes near. */
    private static boolean sure(ColumnMatch match, List<ColumnMatch> candidates, Set<Column> taken) {
        return match.likeness() >= REFERS_ALIKE || candidates.stream().noneMatch(other -> !other.equals(match)
                && (other.from().equals(match.from()) || other.to().equals(match.to()))
                && !taken.contains(other.from())
                && !taken.contains(other.to())
                && other.likeness() > match.likeness() - AMBIGUOUS);
    }

    private List<ColumnMatch> candidates(TableWords from, TableWords to) {
        List<ColumnMatch> candidates = new ArrayList<>();
        for (Column column : from.table().columns()) {
            for (Column other : to.table().columns()) {
                double likeness = other.generated() ? 0 : likeness(from, column, to, other);
                if (likeness >= LIKELY) {
                    candidates.add(new ColumnMatch(column, other, likeness, false));
                }
            }
        }
        return candidates;
    }

    private double likeness(TableWords from, Column column, TableWords to, Column other) {
        Fit fit = Fit.of(column, other);
        if (fit == Fit.NONE) {
            return 0;
        }
        if (column.name().equals(other.name()) && !refersElsewhere(from.table(), column, to.table(), other)) {
            return fit.weight();
        }
        double likeness = TableWords.likeness(from, column.name(), to, other.name());
        if (onlyKey(from.table(), column) && onlyKey(to.table(), other)) {
            likeness = Math.max(likeness, BOTH_KEYS);
        }
        if (refersAlike(from.table(), column, to.table(), other)) {
            likeness = Math.max(likeness, REFERS_ALIKE);
        } else if (renamedAlike(from.words(column.name()), to.words(other.name()))) {
            likeness = Math.max(likeness, RENAMED_ALIKE);
        }
        return likeness * fit.weight();
    }

    private static boolean onlyKey(TableSchema table, Column column) {
        return table.key().equals(List.of(column.name()));
    }

    private boolean refersAlike(TableSchema from, Column column, TableSchema to, Column other) {
        for (ForeignKey key : from.foreignKeys()) {
            for (ForeignKey second : to.foreignKeys()) {
                int at = key.columns().indexOf(column.name());
                boolean samePlace = at >= 0 && at == second.columns().indexOf(other.name());
                if (samePlace && second.parent().equals(found.get(key.parent()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether both refer to something, and not to the same. */
    private boolean refersElsewhere(TableSchema from, Column column, TableSchema to, Column other) {
        boolean both = from.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()))
                && to.foreignKeys().stream().anyMatch(key -> key.columns().contains(other.name()));
        return both && !refersAlike(from, column, to, other) && !found.isEmpty();
    }

    /** As {@code squid_id} and {@code seafood_id} where the table squid became seafood. */
    private boolean renamedAlike(Words from, Words to) {
        for (Map.Entry<TableId, TableId> pair : found.entrySet()) {
            for (List<String> before : starts(pair.getKey())) {
                for (List<String> after : starts(pair.getValue())) {
                    Words rest = from.without(before);
                    Words otherRest = to.without(after);
                    if (!rest.equals(from) && !otherRest.equals(to) && rest.equals(otherRest)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** How names that speak of the table begin: with all of its name, or with the last word of it. */
    private static List<List<String>> starts(TableId table) {
        Words name = Words.of(table.name());
        return name.isEmpty() ? List.of() : List.of(name.words(), List.of(name.last()));
    }
}
