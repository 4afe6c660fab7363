package dev.seachange.window;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;

/**
 * Where a source's log ends at one moment.
 *
 * @param position transactions that were in the log before {@code place} was read
 * @param place end of the log: everything in {@code position} stands before it
 */
public record LogHead(Position position, LogPlace place) {

    /** Asks the server. Needs REPLICATION CLIENT (MariaDB: BINLOG MONITOR). */
    public static LogHead read(Connection connection, Position.Kind kind) throws SQLException {
        // The order matters: transactions first, then a place that lies behind all of them.
        Position position = Position.parse(kind, switch (kind) {
            case MYSQL -> text(connection, "SELECT @@GLOBAL.gtid_executed");
            case MARIADB -> text(connection, "SELECT @@GLOBAL.gtid_binlog_pos");
        });
        return new LogHead(position, end(connection, kind));
    }

    /** End of the log: behind every transaction whose changes are visible now. */
    static LogPlace end(Connection connection, Position.Kind kind) throws SQLException {
        return switch (kind) {
            case MARIADB -> place(connection, "SHOW MASTER STATUS");
            case MYSQL -> {
                try {
                    yield place(connection, "SHOW BINARY LOG STATUS");
                } catch (SQLSyntaxErrorException e) {
                    // Before MySQL 8.2 the statement has its old name.
                    yield place(connection, "SHOW MASTER STATUS");
                }
            }
        };
    }

    private static LogPlace place(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("the server writes no binary log");
            }
            return new LogPlace(rows.getString(1), rows.getLong(2));
        }
    }

    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            String text = rows.getString(1);
            return text == null ? "" : text.replace("\n", "");
        }
    }
}
