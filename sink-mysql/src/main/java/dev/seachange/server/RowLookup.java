package dev.seachange.server;

import static java.util.stream.Collectors.joining;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks one row up by its key, for people who ask for it. One query at a time on the connection given. */
public final class RowLookup {
    private final Connection connection;

    public RowLookup(Connection connection) {
        this.connection = connection;
    }

    /** Some columns of the row, in the order given; the server decides which key is the same. */
    public Optional<Row> read(TableSchema table, List<Column> columns, RowKey key) throws SQLException {
        RowReader reader = RowReader.of(table.id(), columns);
        String sql = "SELECT " + reader.selectList() + " FROM " + Identifiers.quote(table.id()) + where(table);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, 1, table, key);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        }
    }

    /** Whether the row stands at or before another key in the order of the table's key; false when there is no such row. */
    public boolean isThrough(TableSchema table, RowKey key, RowKey through) throws SQLException {
        String columns = Identifiers.quoteAll(table.key());
        String marks = String.join(", ", Collections.nCopies(table.key().size(), "?"));
        String sql = "SELECT (" + columns + ") <= (" + marks + ") FROM " + Identifiers.quote(table.id()) + where(table);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int next = bind(query, 1, table, through);
            bind(query, next, table, key);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String where(TableSchema table) {
        return " WHERE " + table.key().stream().map(name -> Identifiers.quote(name) + " = ?").collect(joining(" AND "));
    }

    private static int bind(PreparedStatement query, int from, TableSchema table, RowKey key) throws SQLException {
        int index = from;
        for (int i = 0; i < key.size(); i++) {
            Column column = table.columns().get(table.ordinal(table.key().get(i)));
            ValueBinder.of(column.type()).bind(query, index++, key.get(i));
        }
        return index;
    }
}
