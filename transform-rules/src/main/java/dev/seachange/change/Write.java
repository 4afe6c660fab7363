package dev.seachange.change;

import org.jspecify.annotations.Nullable;

/**
 * One row change wanted in the target: what a rule made of one {@link RowChange}. Where the rule's {@link Share} is no whole
 * row, it says of its columns what else it says of the row.
 */
public sealed interface Write {

    /** Rule, target table and columns; compiled once per rule, so shared by reference. */
    WriteShape shape();

    /** What it was made of. */
    RowChange origin();

    /** What the target should hold under the key before the write. */
    enum Expected {
        /** The row is not there: a plain INSERT. */
        ABSENT,
        /** The row is there: a plain UPDATE. */
        PRESENT,
        /** Not known, because its table is still being copied or the key is being refreshed. */
        UNKNOWN
    }

    /**
     * The row shall hold these values.
     *
     * @param values in the order of {@link WriteShape#columns()}, key columns included
     * @param before the values it replaces, same order, if {@link WriteShape#wantsBefore()} and known
     */
    record Put(
            WriteShape shape, RowKey key, Row values, @Nullable Row before, Expected expected, RowChange origin)
            implements Write {}

    /**
     * The row moves to another key and shall then hold these values.
     *
     * @param before see {@link Put}
     */
    record Move(
            WriteShape shape,
            RowKey from,
            RowKey key,
            Row values,
            @Nullable Row before,
            Expected expected,
            RowChange origin)
            implements Write {}

    /** The row shall be gone; a part shall hold what it holds while it is not there. */
    record Delete(WriteShape shape, RowKey key, Expected expected, RowChange origin) implements Write {}

    /**
     * The target stays as it is, and that is right: what the source has under this key is known, and the rule wants nothing of
     * it. Of a {@link RowChange.Read} or a {@link RowChange.Absent}.
     */
    record Nothing(WriteShape shape, RowChange origin) implements Write {}

    /** Every row of the target table shall be gone: only where one source table alone feeds it. */
    record Clear(WriteShape shape, RowChange origin) implements Write {}
}
