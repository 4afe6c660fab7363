package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import java.util.List;

/** One thing to do to rows of one table, in as many statements as it takes. Rows are sorted by key. */
sealed interface Step {
    TargetTable table();

    /**
     * @param checked whether each key must be found
     * @param descending whether high keys go first, as children in a tree usually have higher keys
     */
    record Delete(TargetTable table, List<RowKey> keys, boolean checked, boolean descending) implements Step {}

    /**
     * Sets columns to NULL, or to a value that nobody uses where NULL can't be, so that other rows may take their values; the rows get
     * their own ones later.
     */
    record Release(TargetTable table, List<Column> columns, List<RowKey> keys) implements Step {}

    record Update(Shape shape, List<Row> rows) implements Step {
        @Override
        public TargetTable table() {
            return shape.table;
        }
    }

    record Insert(Shape shape, List<Row> rows) implements Step {
        @Override
        public TargetTable table() {
            return shape.table;
        }
    }
}
