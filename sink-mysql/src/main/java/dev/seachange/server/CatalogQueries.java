package dev.seachange.server;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects columns, indexes and foreign keys of all tables with one query each. */
final class CatalogQueries {
    private final Connection connection;
    private final @Nullable String database;
    private final boolean mariaDb;
    private final Map<TableId, TableParts> parts = new TreeMap<>();

    CatalogQueries(Connection connection, @Nullable String database) throws SQLException {
        this.connection = connection;
        this.database = database;
        this.mariaDb = CatalogReader.isMariaDb(connection);
    }

    Map<TableId, TableSchema> tables() throws SQLException {
        String where = CatalogReader.tables("table_schema", database);
        query(
                "SELECT table_schema, table_name FROM information_schema.tables WHERE " + where + " AND "
                        + CatalogReader.IS_TABLE,
                row -> parts.put(table(row), new TableParts(table(row))));
        query(
                "SELECT table_schema, table_name, column_name, data_type, column_type, is_nullable,"
                        + " character_maximum_length, numeric_precision, numeric_scale, datetime_precision,"
                        + " character_set_name, collation_name, column_default, extra, generation_expression"
                        + " FROM information_schema.columns WHERE " + where
                        + " ORDER BY table_schema, table_name, ordinal_position",
                this::column);
        query(
                "SELECT table_schema, table_name, index_name, non_unique, column_name, sub_part"
                        + " FROM information_schema.statistics WHERE non_unique = 0 AND " + where
                        + " ORDER BY table_schema, table_name, index_name, seq_in_index",
                this::indexPart);
        if (mariaDb) {
            foreignKeysFromText();
        } else {
            foreignKeys();
        }
        Map<TableId, TableSchema> tables = new TreeMap<>();
        parts.forEach((id, table) -> tables.put(id, table.schema()));
        return tables;
    }

    private void foreignKeys() throws SQLException {
        query(
                "SELECT k.table_schema, k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema,"
                        + " k.referenced_table_name, k.referenced_column_name, r.delete_rule, r.update_rule"
                        + " FROM information_schema.key_column_usage k"
                        + " JOIN information_schema.referential_constraints r"
                        + " ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name"
                        + " AND r.table_name = k.table_name"
                        + " WHERE k.referenced_table_name IS NOT NULL AND "
                        + CatalogReader.tables("k.table_schema", database)
                        + " ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position",
                row -> {
                    TableParts table = parts.get(table(row));
                    if (table != null) {
                        table.foreignKeyPart(
                                row.getString(3),
                                row.getString(4),
                                new TableId(row.getString(5), row.getString(6)),
                                row.getString(7),
                                CreateTableText.action(row.getString(8)),
                                CreateTableText.action(row.getString(9)));
                    }
                });
    }

    private void foreignKeysFromText() throws SQLException {
        for (Map.Entry<TableId, TableParts> table : parts.entrySet()) {
            String sql = "SHOW CREATE TABLE " + Identifiers.quote(table.getKey());
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    table.getValue().foreignKeys(CreateTableText.foreignKeys(table.getKey(), row.getString(2)));
                }
            }
        }
    }

    private void column(ResultSet row) throws SQLException {
        TableParts table = parts.get(table(row));
        if (table == null) {
            return;
        }
        ColumnTypes.Declaration declaration = new ColumnTypes.Declaration(
                row.getString(4).toLowerCase(Locale.ROOT),
                row.getString(5),
                row.getLong(7),
                row.getInt(8),
                row.getInt(9),
                row.getInt(10),
                text(row.getString(11)),
                text(row.getString(12)));
        boolean nullable = row.getString(6).equalsIgnoreCase("YES");
        boolean generated = !text(row.getString(15)).isEmpty();
        String extra = text(row.getString(14)).toLowerCase(Locale.ROOT);
        ColumnType type = ColumnTypes.of(declaration);
        table.column(new Column(
                row.getString(3),
                type,
                row.getString(5),
                nullable,
                generated,
                generated ? ColumnDefault.SERVER : byDefault(type, row.getString(13), extra, nullable)));
    }

    private ColumnDefault byDefault(ColumnType type, @Nullable String text, String extra, boolean nullable) {
        return mariaDb
                ? ColumnDefaults.ofMariaDb(type, text, extra, nullable)
                : ColumnDefaults.ofMySql(type, text, extra, nullable);
    }

    private void indexPart(ResultSet row) throws SQLException {
        TableParts table = parts.get(table(row));
        if (table != null) {
            // A part without a column is an expression; one with a length is a prefix.
            table.uniquePart(row.getString(3), row.getString(5), row.getString(6) == null);
        }
    }

    private static TableId table(ResultSet row) throws SQLException {
        return new TableId(row.getString(1), row.getString(2));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private void query(String sql, RowHandler handler) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            if (database != null) {
                query.setString(1, database);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    handler.take(rows);
                }
            }
        }
    }

    private interface RowHandler {
        void take(ResultSet row) throws SQLException;
    }

    /** Names of the parts of an index in the order they came. */
    static final class IndexParts {
        private final List<String> columns = new ArrayList<>();
        private boolean plain = true;

        void add(@Nullable String column, boolean whole) {
            if (column != null) {
                columns.add(column);
            }
            plain &= column != null && whole;
        }

        List<String> columns() {
            return columns;
        }

        boolean plain() {
            return plain;
        }
    }
}
