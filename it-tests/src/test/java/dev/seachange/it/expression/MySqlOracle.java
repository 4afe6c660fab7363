package dev.seachange.it.expression;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What MySQL makes of an expression: for each row the value that an INSERT in strict mode stores, as text, or {@code error}. */
final class MySqlOracle {
    static final String ERROR = "error";
    private final Connection connection;
    private final List<Integer> ids;

    /** @param ids of the rows of {@code edge} */
    MySqlOracle(Connection connection, List<Integer> ids) throws SQLException {
        this.connection = connection;
        this.ids = List.copyOf(ids);
        execute("SET SESSION time_zone = '+00:00'");
        execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO'");
    }

    /** Texts as MySQL writes them; bytes as {@code 0x...}; {@code null} for NULL. */
    List<String> answers(String expression) {
        String type = type(expression);
        List<String> answers = new ArrayList<>();
        for (int id : ids) {
            answers.add(type.equals(ERROR) ? ERROR : answer(expression, id));
        }
        return answers;
    }

    /** Makes the table that takes the answers, of just the type that the expression has; what it depends on is not looked at yet. */
    private String type(String expression) {
        try {
            execute("DROP TEMPORARY TABLE IF EXISTS answer");
            execute("CREATE TEMPORARY TABLE answer AS SELECT " + expression + " AS v FROM edge WHERE id < 0");
            return "";
        } catch (SQLException e) {
            return ERROR;
        }
    }

    private String answer(String expression, int id) {
        try {
            execute("DELETE FROM answer");
            execute("INSERT INTO answer SELECT " + expression + " FROM edge WHERE id = " + id);
            return text("SELECT v FROM answer");
        } catch (SQLException e) {
            return ERROR;
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            boolean bytes = rows.getMetaData().getColumnTypeName(1).matches(".*(BINARY|BLOB|BIT).*");
            byte[] value = rows.getBytes(1);
            if (value == null) {
                return "null";
            }
            // As the server wrote it: the driver would leave the fraction of a whole second out.
            return bytes ? "0x" + java.util.HexFormat.of().formatHex(value) : new String(value, StandardCharsets.UTF_8);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
