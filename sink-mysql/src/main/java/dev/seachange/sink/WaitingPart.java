package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import java.util.List;

/**
 * What a part feeds into a row that is not there.
 *
 * @param key of the row, as whoever fed it last spells it
 * @param columns those that do not hold their default, in the order of the table
 * @param values of these columns
 */
record WaitingPart(String rule, RowKey key, List<Column> columns, Row values) {
    WaitingPart {
        columns = List.copyOf(columns);
    }

    /** Whether nothing would be lost with it: a part that is not there looks the same. */
    boolean isBare() {
        return columns.isEmpty();
    }
}
