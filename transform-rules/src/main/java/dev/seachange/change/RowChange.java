package dev.seachange.change;

/** One row change of the source, or the present state of a row as it was read. Rows hold values in the order of the table. */
public sealed interface RowChange extends SourceEvent {

    TableSchema table();

    /** Key of the row this change is about: after the change if there is an after. */
    RowKey key();

    record Insert(TableSchema table, Row after) implements RowChange {
        @Override
        public RowKey key() {
            return table.keyOf(after);
        }
    }

    /** The key may have changed: see {@link #keyBefore()}. */
    record Update(TableSchema table, Row before, Row after) implements RowChange {
        @Override
        public RowKey key() {
            return table.keyOf(after);
        }

        public RowKey keyBefore() {
            return table.keyOf(before);
        }
    }

    record Delete(TableSchema table, Row before) implements RowChange {
        @Override
        public RowKey key() {
            return table.keyOf(before);
        }
    }

    /** Not a change: the row as a window read it, for copy and refresh. */
    record Read(TableSchema table, Row row) implements RowChange {
        @Override
        public RowKey key() {
            return table.keyOf(row);
        }
    }

    /** Not a change: a window found no row under this key, for refresh. */
    record Absent(TableSchema table, RowKey key) implements RowChange {}

    /** All rows are gone at once (TRUNCATE). */
    record Truncate(TableSchema table) implements RowChange {
        @Override
        public RowKey key() {
            return RowKey.of();
        }
    }
}
