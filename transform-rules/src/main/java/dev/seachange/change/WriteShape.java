package dev.seachange.change;

import java.util.List;

/**
 * What all writes of one rule to one target table have in common. Compared by identity on the hot path.
 *
 * @param rule name of the rule, as metrics and messages show it
 * @param target the target table
 * @param columns columns this rule owns, key columns included, in the order of the values
 * @param keyOrdinals where the parts of the target's key stand among {@code columns}, in key order
 * @param wantsBefore whether writes carry the values they replace (the target has further unique keys)
 */
public record WriteShape(
        String rule, TableSchema target, List<Column> columns, List<Integer> keyOrdinals, boolean wantsBefore) {
    public WriteShape {
        columns = List.copyOf(columns);
        keyOrdinals = List.copyOf(keyOrdinals);
    }
}
