package dev.seachange.it.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Expression;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * MySQL is the oracle: each expression of the files in {@code resources/oracle} gives what MySQL gives, for every row of the
 * {@link EdgeTable}. {@code -Dseachange.oracle=text} runs one family only.
 */
class OracleIT {
    private static final Path CASES = Path.of("src/test/resources/oracle");

    @Test
    void everyExpressionGivesWhatMySqlGives() throws Exception {
        try (EdgeDatabase edge = EdgeDatabase.open("oracle")) {
            List<String> wrong = new ArrayList<>();
            int compared = 0;
            String family = System.getProperty("seachange.oracle", "");
            for (OracleCase one : OracleCase.readAll(CASES)) {
                if (family.isEmpty() || one.family().equals(family)) {
                    verdict(one, edge, wrong);
                    compared++;
                }
            }
            System.out.println("OracleIT: " + compared + " expressions over " + edge.rows().size() + " rows");
            assertThat(wrong).as("expressions that differ from MySQL").isEmpty();
        }
    }

    private static void verdict(OracleCase one, EdgeDatabase edge, List<String> wrong) {
        Problems problems = new Problems();
        Expression ours = edge.compile(one.expression(), problems);
        List<String> oracle = edge.answers(one.expression());
        if (ours == null) {
            boolean agreed = one.exception() == OracleCase.Exception.REFUSED
                    || oracle.stream().allMatch(MySqlOracle.ERROR::equals);
            if (!agreed) {
                wrong.add(one + " is refused: " + problems.sorted().stream().map(Problem::message).toList() + ", MySQL says " + oracle);
            }
            return;
        }
        if (one.exception() == OracleCase.Exception.REFUSED) {
            wrong.add(one + " is not refused, as its line says");
            return;
        }
        values(one, ours.compiled(), edge.rows(), oracle, wrong);
    }

    private static void values(OracleCase one, Compiled ours, List<Row> rows, List<String> oracle, List<String> wrong) {
        boolean excused = false;
        for (int i = 0; i < rows.size(); i++) {
            String flaw = Told.flaw(ours, rows.get(i));
            if (!flaw.isEmpty()) {
                wrong.add(one + " in row " + (i + 1) + " gives " + flaw);
            }
            String value = Told.value(ours, rows.get(i));
            if (Told.same(value, oracle.get(i), ours.type())) {
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
    }
}
