package dev.seachange.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Statements of a resource, each ended by a semicolon at the end of a line. */
final class SqlScript {
    private SqlScript() {}

    static void run(Connection connection, String resource, Map<String, String> values)
            throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(DemoFolder.filled(DemoFolder.resource(resource), values))) {
                statement.execute(sql);
            }
        }
    }

    static List<String> statements(String script) {
        return Arrays.stream(script.split(";[ \\t]*(?:\\R|$)"))
                .map(SqlScript::withoutComments)
                .filter(sql -> !sql.isBlank())
                .toList();
    }

    /** Comment lines before a statement would keep the binary log from showing it as what it is. */
    private static String withoutComments(String sql) {
        return sql.lines()
                .filter(line -> !line.stripLeading().startsWith("--"))
                .reduce("", (text, line) -> text + line + "\n")
                .strip();
    }
}
