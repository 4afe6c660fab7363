package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** What is known of an expression holds for every value it gives. */
class SoundnessTest {
    private static final int ROWS = 6;
    private static final int DEPTH = 4;

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void valuesAreOfTheTypeRangeAndNullabilityThatWereSaid(@ForAll long seed) {
        Random random = new Random(seed);
        String text = new RandomExpressions(random).any(1 + random.nextInt(DEPTH));
        Compiled compiled = compiled(text);
        Statistics.label("can be compiled").collect(compiled != null).coverage(checker -> checker.check(true).percentage(p -> p > 90));
        if (compiled == null) {
            return;
        }
        for (int i = 0; i < ROWS; i++) {
            Row row = EdgeColumns.row(random);
            assertThat(flaw(compiled, row)).as(text).isEmpty();
        }
    }

    private static @Nullable Compiled compiled(String text) {
        YamlScalar scalar = new YamlScalar(new SourceText("case", text).start(), text, YamlScalar.Kind.TEXT, 0);
        Scope scope = new Scope(EdgeColumns.TABLE, (where, part, offset, problems) -> part, new Problems());
        Expression expression = Expressions.value(scalar, scope);
        return expression == null ? null : expression.compiled();
    }

    private static String flaw(Compiled compiled, Row row) {
        try {
            return Soundness.flaw(compiled, compiled.evaluator().evaluate(Subject.of(row)));
        } catch (Unfit e) {
            return "";
        }
    }
}
