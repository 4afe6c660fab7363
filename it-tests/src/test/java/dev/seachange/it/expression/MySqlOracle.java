package dev.seachange.it.expression;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What MySQL makes of an expression: for each row the value that an INSERT in strict mode stores, as text, or {@code error}. */
final class MySqlOracle {
    static final String ERROR = "error";
    private final Connection connection;
    private final List<Integer> ids;
    private String select = "v";
    private boolean bytes;

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
            widen();
            return "";
        } catch (SQLException e) {
            return ERROR;
        }
    }

    private String answer(String expression, int id) {
        try {
            execute("DELETE FROM answer");
            execute("INSERT INTO answer SELECT " + expression + " FROM edge WHERE id = " + id);
            return text();
        } catch (SQLException e) {
            return ERROR;
        }
    }

    private String text() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + select + " FROM answer")) {
            rows.next();
            byte[] value = rows.getBytes(1);
            if (value == null) {
                return "null";
            }
            return bytes ? "0x" + HexFormat.of().formatHex(value) : new String(value, StandardCharsets.UTF_8);
        }
    }

    /** Gives the column room, since MySQL's type for an expression may be too small for it: -i is an INT. Texts and bytes stay. */
    private void widen() throws SQLException {
        String type = columnType();
        String sign = type.contains("unsigned") ? " UNSIGNED" : "";
        if (type.matches("(tiny|small|medium|)int.*")) {
            execute("ALTER TABLE answer MODIFY v BIGINT" + sign);
        } else if (type.startsWith("decimal")) {
            execute("ALTER TABLE answer MODIFY v " + type.replaceFirst("\\(\\d+", "(65"));
        } else if (type.startsWith("float")) {
            execute("ALTER TABLE answer MODIFY v DOUBLE");
        }
        bytes = type.matches(".*(binary|blob|bit).*");
        select = bytes ? "v" : "CAST(v AS CHAR)";
    }

    private String columnType() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW COLUMNS FROM answer")) {
            rows.next();
            return rows.getString("Type");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
