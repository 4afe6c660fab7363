package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Collation;
import dev.seachange.types.TypeNames;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;

/** Finds where different values of the source would be one and the same key in the target. */
final class KeyNarrowing {
    private final TableSchema target;
    private final Problems problems;

    KeyNarrowing(TableSchema target, Problems problems) {
        this.target = target;
        this.problems = problems;
    }

    /** Under a coarser collation two rows become one, silently if it is the key; other unique columns park the second. */
    boolean collationNarrows(ColumnType from, String which, Column to, Place place, boolean cast) {
        boolean key = target.key().contains(to.name());
        boolean unique = target.uniqueKeys().stream().anyMatch(k -> k.columns().contains(to.name()));
        if (!(key || (unique && !cast))
                || !(from instanceof ColumnType.Text a)
                || !(to.type() instanceof ColumnType.Text b)) {
            return false;
        }
        Collation fine = Collation.of(a.collation());
        if (Collation.of(b.collation()).tellsApartAllOf(fine)) {
            return false;
        }
        problems.add(Problem.of(place, RuleCode.E309, "the collation may make two keys one")
                .withDetail(which + " has " + a.collation() + ", " + ColumnFeeds.name(target, to) + " has " + b.collation()
                        + ": values that differ in the first may be equal in the second.")
                .withHint("Give the target column the same collation, or " + fine.finer() + "."
                        + (key ? "" : " Or name the type, " + ColumnFeeds.quoted(to) + ": of two such rows one is then parked.")));
        return true;
    }

    /** Refuses as a key what {@link #losesForm}. */
    boolean keyMerges(ColumnType from, ColumnType declared, Column to, Place place) {
        boolean merges = target.key().contains(to.name()) && losesForm(from, declared);
        if (merges) {
            problems.add(place, RuleCode.E404, "as a key, a text cannot become " + TypeNames.of(declared)
                    + ": two texts may be one value of it, as '1.5' and '1.50' are one number");
        }
        return merges;
    }

    /** Whether two texts may be one value: '1.5' and '1.50' are one number, and a JSON document has many texts. */
    static boolean losesForm(ColumnType from, ColumnType to) {
        return from instanceof ColumnType.Text
                && (to instanceof ColumnType.Decimal || to instanceof ColumnType.Single
                        || to instanceof ColumnType.DoublePrecision || to instanceof ColumnType.Json
                        || to instanceof ColumnType.LabelSet);
    }
}
