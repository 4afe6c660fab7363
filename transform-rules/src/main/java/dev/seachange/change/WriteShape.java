package dev.seachange.change;

import java.util.List;
import java.util.Objects;

/**
 * What all writes of one rule to one target table have in common. Compared by identity on the hot path.
 *
 * @param rule name of the rule, as metrics and messages show it
 * @param target the target table
 * @param columns columns this rule owns, key columns included, in the order of the values
 * @param keyOrdinals where the parts of the target's key stand among {@code columns}, in key order
 * @param wantsBefore whether writes carry the values they replace (the target has further unique keys)
 * @param share whether the row is the rule's, or only these columns of it
 */
public record WriteShape(
        String rule,
        TableSchema target,
        List<Column> columns,
        List<Integer> keyOrdinals,
        boolean wantsBefore,
        Share share) {
    public WriteShape {
        columns = List.copyOf(columns);
        keyOrdinals = List.copyOf(keyOrdinals);
        Objects.requireNonNull(share, "share");
    }

    /** A rule whose rows no other rule feeds. */
    public WriteShape(
            String rule, TableSchema target, List<Column> columns, List<Integer> keyOrdinals, boolean wantsBefore) {
        this(rule, target, columns, keyOrdinals, wantsBefore, new Share.Whole(List.of()));
    }

    /** Whether the row is there because of this rule. */
    public boolean makesRows() {
        return share instanceof Share.Whole;
    }
}
