package dev.seachange.verify;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.server.Identifiers;
import dev.seachange.server.RowReader;
import dev.seachange.server.Server;
import dev.seachange.server.ValueBinder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ways in which NEW is read: rows by their keys, some columns of all rows, and all keys. One thread. */
final class TargetReads {
    /** Given each row; must not use the connection. */
    interface RowReceiver {
        void row(Row row);
    }

    interface KeyReceiver {
        void key(RowKey key);
    }

    private final Connection connection;

    TargetReads(Connection connection) {
        this.connection = connection;
    }

    /** The columns of a shape, of every row that has one of these keys by the server's idea of equality. */
    void rows(WriteShape shape, Collection<RowKey> keys, RowReceiver receiver) throws SQLException {
        RowReader reader = RowReader.of(shape.target().id(), shape.columns());
        List<Column> keyColumns = shape.keyOrdinals().stream().map(shape.columns()::get).toList();
        String sql = "SELECT " + reader.selectList() + " FROM " + Identifiers.quote(shape.target().id()) + " WHERE "
                + oneOf(keyColumns, keys.size());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Server.stream(statement);
            bind(statement, keyColumns, keys);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    receiver.row(reader.read(rows));
                }
            }
        }
    }

    /** Alternatives instead of row constructors: with those, MariaDB would not use the index. */
    private static String oneOf(List<Column> key, int count) {
        if (key.size() == 1) {
            return Identifiers.quote(key.getFirst().name()) + " IN (" + String.join(", ", Collections.nCopies(count, "?")) + ")";
        }
        String one = key.stream()
                .map(column -> Identifiers.quote(column.name()) + " = ?")
                .collect(Collectors.joining(" AND ", "(", ")"));
        return String.join(" OR ", Collections.nCopies(count, one));
    }

    private static void bind(PreparedStatement statement, List<Column> keyColumns, Collection<RowKey> keys)
            throws SQLException {
        List<ValueBinder> binders = keyColumns.stream().map(column -> ValueBinder.of(column.type())).toList();
        int index = 1;
        for (RowKey key : keys) {
            for (int part = 0; part < binders.size(); part++) {
                binders.get(part).bind(statement, index++, key.get(part));
            }
        }
    }

    /** The keys of all rows but those that are marked as having outlived their source rows. */
    void keys(TableSchema table, List<PartTally> marks, KeyReceiver receiver) throws SQLException {
        List<Column> columns = new ArrayList<>();
        table.key().forEach(name -> columns.add(table.columns().get(table.ordinal(name))));
        int[] inOrder = IntStream.range(0, columns.size()).toArray();
        marks.forEach(mark -> mark.shape.columns().stream()
                .filter(column -> !columns.contains(column))
                .forEach(columns::add));
        all(table, columns, row -> {
            if (marks.stream().allMatch(mark -> mark.fed(part(mark.shape, columns, row)).isEmpty())) {
                receiver.key(key(row, inOrder));
            }
        });
    }

    private static Row part(WriteShape shape, List<Column> columns, Row row) {
        return Row.of(shape.columns().stream().map(column -> row.get(columns.indexOf(column))).toArray());
    }

    /** The columns of a shape, of all rows. */
    void all(WriteShape shape, RowReceiver receiver) throws SQLException {
        all(shape.target(), shape.columns(), receiver);
    }

    private void all(TableSchema table, List<Column> columns, RowReceiver receiver) throws SQLException {
        RowReader reader = RowReader.of(table.id(), columns);
        String sql = "SELECT " + reader.selectList() + " FROM " + Identifiers.quote(table.id());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Server.stream(statement);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    receiver.row(reader.read(rows));
                }
            }
        }
    }

    /** The key of a row that holds the columns of a shape. */
    static RowKey keyOf(WriteShape shape, Row row) {
        return key(row, shape.keyOrdinals().stream().mapToInt(Integer::intValue).toArray());
    }

    private static RowKey key(Row row, int[] ordinals) {
        @Nullable Object[] parts = new Object[ordinals.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.get(ordinals[i]);
        }
        return RowKey.of(parts);
    }
}
