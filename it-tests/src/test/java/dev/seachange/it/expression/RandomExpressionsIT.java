package dev.seachange.it.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.expression.Compiled;
import dev.seachange.expression.Expression;
import dev.seachange.expression.RandomExpressions;
import dev.seachange.yaml.Problems;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Random expressions give what MySQL gives, for every row of the {@link EdgeTable}. {@code -Dseachange.expressions=20} tries twenty
 * times as many.
 */
class RandomExpressionsIT {
    private static final int TIMES = Integer.getInteger("seachange.expressions", 1);
    private static final int DEPTH = 4;

    private static @Nullable EdgeDatabase edge;

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void randomExpressionsGiveWhatMySqlGives(@ForAll long seed) throws SQLException {
        Random random = new Random(seed);
        for (int i = 0; i < TIMES; i++) {
            String text = new RandomExpressions(random).any(1 + random.nextInt(DEPTH));
            assertThat(differences(text, edge())).as(text).isEmpty();
        }
    }

    private static EdgeDatabase edge() throws SQLException {
        if (edge == null) {
            edge = EdgeDatabase.open("expressions");
        }
        return edge;
    }

    @AfterContainer
    static void close() throws SQLException {
        if (edge != null) {
            edge.close();
        }
    }

    private static List<String> differences(String text, EdgeDatabase edge) {
        Expression expression = edge.compile(text, new Problems());
        if (expression == null) {
            return List.of();
        }
        Compiled ours = expression.compiled();
        List<String> oracle = edge.answers(text);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < oracle.size(); i++) {
            String flaw = Told.flaw(ours, edge.rows().get(i));
            String value = Told.value(ours, edge.rows().get(i));
            if (!flaw.isEmpty()) {
                differences.add("row " + (i + 1) + " gives " + flaw);
            }
            if (!Told.same(value, oracle.get(i), ours.type()) && !excused(value, oracle.get(i))) {
                differences.add("row " + (i + 1) + " is " + value + ", MySQL says " + oracle.get(i));
            }
        }
        return differences;
    }

    /**
     * Within an expression MySQL goes on with decimals of more than 65 digits, which are refused here; and what is beside a NULL is not
     * computed here, so that its error is not seen.
     */
    private static boolean excused(String value, String oracle) {
        return value.contains("more than 65 digits") || (value.equals("null") && oracle.equals(MySqlOracle.ERROR));
    }
}
