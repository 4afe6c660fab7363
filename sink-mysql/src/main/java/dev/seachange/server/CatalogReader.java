package dev.seachange.server;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what tables a server has, from its information_schema. Only tables the user has a right on are seen, and no views.
 *
 * <p>Stateless; one query at a time on the connection given.
 */
public final class CatalogReader {
    private static final String SYSTEM = "('mysql', 'information_schema', 'performance_schema', 'sys')";

    private CatalogReader() {}

    /** Every table of every database that is not the server's own. */
    public static Map<TableId, TableSchema> read(Connection connection) throws SQLException {
        return new CatalogQueries(connection, null).tables();
    }

    /** Every table of one database. */
    public static Map<TableId, TableSchema> read(Connection connection, String database) throws SQLException {
        return new CatalogQueries(connection, database).tables();
    }

    /** Estimated sizes of every table that {@link #read(Connection)} gives. */
    public static Map<TableId, TableSize> sizes(Connection connection) throws SQLException {
        if (!isMariaDb(connection)) {
            // Else the server may answer with statistics of yesterday.
            Server.execute(connection, "SET SESSION information_schema_stats_expiry = 0");
        }
        Map<TableId, TableSize> sizes = new TreeMap<>();
        String sql = "SELECT table_schema, table_name, table_rows, avg_row_length FROM information_schema.tables WHERE "
                + tables("table_schema", null) + " AND " + IS_TABLE;
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                TableId id = new TableId(rows.getString(1), rows.getString(2));
                sizes.put(id, new TableSize(id, rows.getLong(3), rows.getLong(4)));
            }
        }
        return sizes;
    }

    /** Views, sequences and the like are left out. */
    static final String IS_TABLE = "table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')";

    /** Condition on a column that holds a database name; a name is bound to its parameter, if given. */
    static String tables(String column, @Nullable String database) {
        return database == null ? column + " NOT IN " + SYSTEM : column + " = ?";
    }

    static boolean isMariaDb(Connection connection) throws SQLException {
        return Optional.ofNullable(connection.getMetaData().getDatabaseProductVersion())
                .orElse("")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("mariadb");
    }
}
