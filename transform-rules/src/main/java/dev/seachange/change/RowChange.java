package dev.seachange.change;

import org.jspecify.annotations.Nullable;

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

    /**
     * Not a change: there is no row under this key, for refresh.
     *
     * @param last the row as it was, where its change tells; null where a window found none
     */
    record Absent(TableSchema table, RowKey key, @Nullable Row last) implements RowChange {
        public Absent(TableSchema table, RowKey key) {
            this(table, key, null);
        }

        /** What was under this key, and has gone. */
        public static Absent of(TableSchema table, Row last) {
            return new Absent(table, table.keyOf(last), last);
        }
    }

    /** All rows are gone at once (TRUNCATE). */
    record Truncate(TableSchema table) implements RowChange {
        @Override
        public RowKey key() {
            return RowKey.of();
        }
    }
}
