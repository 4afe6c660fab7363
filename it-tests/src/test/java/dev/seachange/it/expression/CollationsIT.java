package dev.seachange.it.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.expression.Subject;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random texts compare here as the servers compare them, under each collation whose weights are kept. */
class CollationsIT {
    private static final int PAIRS = 4_000;
    private static final long SEED = 20_261_126;

    /** Patterns are written out in rules, so that each is compiled by itself: fewer of them. */
    private static final int PATTERNS = 500;

    private static final Map<String, String> COMPARED = Map.of(
            "equal", "a = b", "less", "a < b", "order", "strcmp(a, b)", "place", "instr(a, b)", "part", "find_in_set(a, b)");

    @ParameterizedTest
    @CsvSource({
        "MYSQL, utf8mb4_0900_ai_ci", "MYSQL, utf8mb4_0900_as_ci", "MYSQL, utf8mb4_0900_as_cs", "MYSQL, utf8mb4_0900_bin",
        "MYSQL, utf8mb4_bin", "MYSQL, utf8mb4_general_ci", "MYSQL, utf8mb4_unicode_ci", "MYSQL, utf8mb4_unicode_520_ci",
        "MYSQL, utf8mb3_general_ci", "MYSQL, utf8mb3_unicode_ci", "MYSQL, latin1_swedish_ci", "MYSQL, latin1_general_ci",
        "MYSQL, latin1_general_cs", "MARIADB, utf8mb4_general_ci", "MARIADB, utf8mb4_unicode_nopad_ci",
        "MARIADB, utf8mb4_unicode_520_ci", "MARIADB, utf8mb4_uca1400_ai_ci", "MARIADB, utf8mb4_uca1400_ai_cs", "MARIADB, utf8mb4_uca1400_as_ci",
        "MARIADB, utf8mb4_uca1400_as_cs", "MARIADB, utf8mb4_uca1400_nopad_as_cs", "MARIADB, utf8mb3_uca1400_ai_ci"
    })
    void textsCompareAsOnTheServer(Kind kind, String collation) throws SQLException {
        TestingServers.require(kind);
        String charset = collation.substring(0, collation.indexOf('_'));
        try (TestDatabase database = TestingServers.old(kind).database("collations");
                Connection connection = database.connect()) {
            String type = "VARCHAR(60) CHARACTER SET " + charset + " COLLATE " + collation;
            database.execute("CREATE TABLE pair (id INT PRIMARY KEY, a " + type + ", b " + type + ", p " + type + ")");
            fill(connection, charset);
            TableId id = new TableId(database.name(), "pair");
            TableSchema table = Objects.requireNonNull(CatalogReader.read(connection, database.name()).get(id));
            Map<String, String> asked = new LinkedHashMap<>(COMPARED);
            if (kind == Kind.MARIADB) {
                // It looks for parts of the same number of bytes only; what MySQL finds is what counts.
                asked.keySet().removeAll(List.of("place", "part"));
            }
            List<String> wrong = compare(connection, table, asked);
            wrong.addAll(kind == Kind.MYSQL ? like(connection, table) : List.of());
            assertThat(wrong).as("under %s", collation).isEmpty();
        }
    }

    private static void fill(Connection connection, String charset) throws SQLException {
        RandomTexts texts = new RandomTexts(SEED, charset);
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO pair VALUES (?, ?, ?, ?)")) {
            for (int id = 1; id <= PAIRS; id++) {
                String a = texts.next();
                String b = texts.like(a);
                insert.setInt(1, id);
                insert.setString(2, id % 4 == 0 ? texts.next() + a : a);
                insert.setString(3, b);
                insert.setString(4, texts.pattern(b));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static List<String> compare(Connection connection, TableSchema table, Map<String, String> asked) throws SQLException {
        Map<String, Compiled> compiled = new LinkedHashMap<>();
        asked.forEach((name, expression) -> compiled.put(name, compile(expression, table)));
        List<String> columns = asked.entrySet().stream().map(e -> e.getValue() + " AS x_" + e.getKey()).toList();
        List<String> wrong = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, a, b, p, " + String.join(", ", columns) + " FROM pair")) {
            while (rows.next()) {
                Row row = row(rows);
                for (Map.Entry<String, Compiled> one : compiled.entrySet()) {
                    Object ours = one.getValue().evaluator().evaluate(Subject.of(row));
                    if (!Objects.equals(ours, rows.getLong("x_" + one.getKey()))) {
                        wrong.add(asked.get(one.getKey()) + " of " + shown(row) + " is " + ours);
                    }
                }
            }
        }
        return wrong;
    }

    private static List<String> like(Connection connection, TableSchema table) throws SQLException {
        List<String> wrong = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id, a, b, p, a LIKE p AS x FROM pair WHERE id <= " + PATTERNS)) {
            while (rows.next()) {
                Row row = row(rows);
                String pattern = rows.getString("p");
                if (pattern.chars().anyMatch(c -> c < ' ')) {
                    continue;
                }
                Compiled like = compile("a like '" + pattern.replace("\\", "\\\\").replace("'", "''") + "'", table);
                Object ours = like.evaluator().evaluate(Subject.of(row));
                if (!Objects.equals(ours, rows.getLong("x"))) {
                    wrong.add("LIKE of " + shown(row) + " is " + ours);
                }
            }
        }
        return wrong;
    }

    private static Row row(ResultSet rows) throws SQLException {
        return Row.of(rows.getLong("id"), rows.getString("a"), rows.getString("b"), rows.getString("p"));
    }

    private static Compiled compile(String text, TableSchema table) {
        Problems problems = new Problems();
        YamlScalar scalar = new YamlScalar(new SourceText("case", text).start(), text, YamlScalar.Kind.TEXT, 0);
        Expression expression = Expressions.value(scalar, new Scope(table, (s, part, offset, p) -> part, problems));
        if (expression == null) {
            throw new AssertionError(Problems.render(problems.sorted()));
        }
        return expression.compiled();
    }

    private static String shown(Row row) {
        StringBuilder shown = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            shown.append('[');
            String.valueOf(row.get(i)).codePoints().forEach(c -> shown.append(Integer.toHexString(c)).append(' '));
            shown.append(']');
        }
        return shown.toString();
    }
}
