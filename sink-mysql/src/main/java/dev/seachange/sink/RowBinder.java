package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.server.ValueBinder;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.IdentityHashMap;
import java.util.List;

/** Puts rows and keys into statement parameters; how is decided once per shape and table. Each method returns the next index. */
final class RowBinder {
    private static final int TOO_BIG = 1153;
    private static final int ROOM_FOR_TEXT = 1024;

    private final long maxPacket;
    private final IdentityHashMap<Object, ValueBinder[]> binders = new IdentityHashMap<>();

    RowBinder(long maxPacket) {
        this.maxPacket = maxPacket;
    }

    /** All values of the rows, from the first parameter on. */
    int rows(PreparedStatement statement, Shape shape, List<Row> rows) throws Refusal, SQLException {
        ValueBinder[] columns = columns(shape);
        int index = 1;
        for (Row row : rows) {
            checkSize(shape, row);
            for (int i = 0; i < columns.length; i++) {
                columns[i].bind(statement, index++, row.get(i));
            }
        }
        return index;
    }

    /** The values that an update sets, from the first parameter on. */
    int updated(PreparedStatement statement, Shape shape, Row row) throws Refusal, SQLException {
        checkSize(shape, row);
        ValueBinder[] columns = columns(shape);
        int index = 1;
        for (Column column : Statements.updated(shape)) {
            int ordinal = shape.ordinal(column.name());
            columns[ordinal].bind(statement, index++, row.get(ordinal));
        }
        return index;
    }

    int keys(PreparedStatement statement, int from, TargetTable table, List<RowKey> keys) throws SQLException {
        ValueBinder[] columns = binders.computeIfAbsent(table, t -> of(Statements.key(table)));
        int index = from;
        for (RowKey key : keys) {
            for (int i = 0; i < columns.length; i++) {
                columns[i].bind(statement, index++, key.get(i));
            }
        }
        return index;
    }

    /** MariaDB's driver gives up the connection over a statement that is too large; the row alone shall be to blame. */
    private void checkSize(Shape shape, Row row) throws Refusal {
        if (ValueSize.of(row) > maxPacket / 4 && ValueSize.exact(row) > maxPacket - ROOM_FOR_TEXT) {
            throw new Refusal(
                    shape.table, TOO_BIG, "the row is larger than NEW's max_allowed_packet (" + maxPacket + " bytes)");
        }
    }

    private ValueBinder[] columns(Shape shape) {
        return binders.computeIfAbsent(shape, s -> of(shape.written.columns()));
    }

    private static ValueBinder[] of(List<Column> columns) {
        return columns.stream().map(c -> ValueBinder.of(c.type())).toArray(ValueBinder[]::new);
    }
}
