package dev.seachange.preflight;

import dev.seachange.server.Server;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks one server. What does not change during a check is asked once. One thread. */
final class Probe {
    private final ServerSettings settings;
    private final Connection connection;
    private @Nullable Map<String, String> variables;
    private @Nullable Account account;
    private @Nullable Grants grants;

    Probe(ServerSettings settings, Connection connection) {
        this.settings = settings;
        this.connection = connection;
    }

    ServerSettings settings() {
        return settings;
    }

    boolean isMySql() {
        return settings.kind() == ServerKind.MYSQL;
    }

    boolean logsCascades() throws SQLException {
        return Server.logsCascades(connection);
    }

    /** Value of a global variable; empty where this server does not have it. */
    Optional<String> variable(String name) throws SQLException {
        Map<String, String> known = variables;
        if (known == null) {
            known = pairs("SHOW GLOBAL VARIABLES");
            variables = known;
        }
        return Optional.ofNullable(known.get(name));
    }

    /** Whether a global variable exists and is on. */
    boolean isOn(String name) throws SQLException {
        String value = variable(name).orElse("OFF");
        return value.equalsIgnoreCase("ON") || value.equals("1");
    }

    /** Value of a global variable or status counter that is a number; 0 where there is none. */
    static long number(Optional<String> value) {
        try {
            return (long) Double.parseDouble(value.orElse("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Status counters whose name is LIKE the pattern. */
    Map<String, String> status(String pattern) throws SQLException {
        return pairs("SHOW GLOBAL STATUS LIKE '" + pattern + "'");
    }

    private Map<String, String> pairs(String sql) throws SQLException {
        Map<String, String> pairs = caseless();
        for (Map<String, String> row : rows(sql)) {
            pairs.put(row.getOrDefault("variable_name", ""), row.getOrDefault("value", ""));
        }
        return pairs;
    }

    /** Rows by column name in whatever case, since servers differ; NULL is empty. */
    List<Map<String, String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int width = result.getMetaData().getColumnCount();
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = caseless();
                for (int i = 1; i <= width; i++) {
                    String value = result.getString(i);
                    row.put(result.getMetaData().getColumnLabel(i), value == null ? "" : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** First column of the first row; empty when there is no row or it is NULL. */
    String text(String sql) throws SQLException {
        List<String> column = column(sql);
        return column.isEmpty() ? "" : column.getFirst();
    }

    /** First column of every row; NULL is empty. */
    List<String> column(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                String value = result.getString(1);
                values.add(value == null ? "" : value);
            }
            return values;
        }
    }

    /** As {@link #rows}, with the statement's older name where the server does not know the newer. */
    List<Map<String, String>> rows(String sql, String older) throws SQLException {
        try {
            return rows(sql);
        } catch (SQLException e) {
            if (SqlFailures.unknownStatement(e)) {
                return rows(older);
            }
            throw e;
        }
    }

    Account account() throws SQLException {
        Account known = account;
        if (known == null) {
            known = Account.parse(text("SELECT CURRENT_USER()"), !isOn("partial_revokes"));
            account = known;
        }
        return known;
    }

    Grants grants() throws SQLException {
        Grants known = grants;
        if (known == null) {
            known = Grants.parse(column("SHOW GRANTS"), !isOn("partial_revokes"));
            grants = known;
        }
        return known;
    }

    private static Map<String, String> caseless() {
        return new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }
}
