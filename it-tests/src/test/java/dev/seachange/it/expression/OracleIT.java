package dev.seachange.it.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.RowReader;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * MySQL is the oracle: each expression of the files in {@code resources/oracle} gives what MySQL gives, for every row of the
 * {@link EdgeTable}. {@code -Dseachange.oracle=text} runs one family only. What MySQL gave stands in docs/results.md.
 */
class OracleIT {
    private static final Path CASES = Path.of("src/test/resources/oracle");

    @Test
    void everyExpressionGivesWhatMySqlGives() throws Exception {
        TestingServers.require(Kind.MYSQL);
        try (TestDatabase shop = TestingServers.old(Kind.MYSQL).database("oracle");
                Connection connection = shop.connect();
                ClassicHashing hashing = ClassicHashing.in(connection)) {
            shop.execute(EdgeTable.CREATE);
            shop.execute(EdgeTable.ROWS.toArray(String[]::new));
            TableSchema table = Objects.requireNonNull(CatalogReader.read(connection, shop.name()).get(new TableId(shop.name(), "edge")));
            List<Row> rows = read(connection, table);
            MySqlOracle oracle = new MySqlOracle(connection, IntStream.rangeClosed(1, rows.size()).boxed().toList());
            List<String> wrong = new ArrayList<>();
            ResultsPage page = new ResultsPage(table, rows);
            int compared = 0;
            String family = System.getProperty("seachange.oracle", "");
            List<OracleCase> cases = OracleCase.readAll(CASES);
            ZoneTables.fill(connection, cases.stream().map(OracleCase::expression).toList());
            for (OracleCase one : cases) {
                if (family.isEmpty() || one.family().equals(family)) {
                    List<String> answers = oracle.answers(one.expression());
                    Expression ours = verdict(one, table, rows, answers, wrong);
                    if (ours != null) {
                        page.add(one, ours.compiled(), answers);
                    }
                    compared++;
                }
            }
            System.out.println("OracleIT: " + compared + " expressions over " + rows.size() + " rows");
            assertThat(wrong).as("expressions that differ from MySQL").isEmpty();
            if (family.isEmpty()) {
                page.check();
            }
        }
    }

    /** What the expression is here; null if it is refused. */
    private static @Nullable Expression verdict(
            OracleCase one, TableSchema table, List<Row> rows, List<String> oracle, List<String> wrong) {
        Problems problems = new Problems();
        Expression ours = compile(one.expression(), table, problems);
        if (ours == null) {
            boolean agreed = one.exception() == OracleCase.Exception.REFUSED
                    || oracle.stream().allMatch(MySqlOracle.ERROR::equals);
            if (!agreed) {
                wrong.add(one + " is refused: " + problems.sorted().stream().map(Problem::message).toList() + ", MySQL says " + oracle);
            }
            return null;
        }
        if (one.exception() == OracleCase.Exception.REFUSED) {
            wrong.add(one + " is not refused, as its line says");
            return null;
        }
        boolean excused = false;
        for (int i = 0; i < rows.size(); i++) {
            String value = Told.value(ours.compiled(), rows.get(i));
            if (Told.same(value, oracle.get(i), ours.compiled().type())) {
                continue;
            }
            boolean stricter = value.startsWith(MySqlOracle.ERROR) && one.exception() == OracleCase.Exception.STRICTER;
            excused |= stricter || one.exception() == OracleCase.Exception.DIFFERS;
            if (!stricter && one.exception() != OracleCase.Exception.DIFFERS) {
                wrong.add(one + " in row " + (i + 1) + " is " + value + ", MySQL says " + oracle.get(i));
            }
        }
        if (!excused && one.exception() != OracleCase.Exception.NONE) {
            wrong.add(one + " is no exception, though its line says so");
        }
        return ours;
    }

    private static @Nullable Expression compile(String text, TableSchema table, Problems problems) {
        YamlScalar scalar = new YamlScalar(new SourceText("case", text).start(), text, YamlScalar.Kind.TEXT, 0);
        return Expressions.value(scalar, new Scope(table, (s, part, offset, p) -> part, problems));
    }

    private static List<Row> read(Connection connection, TableSchema table) throws SQLException {
        RowReader reader = RowReader.of(table);
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + reader.selectList() + " FROM edge ORDER BY id")) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return Collections.unmodifiableList(rows);
    }
}
