package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.expression.Subject;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter proves that columns are not NULL in the rows that it lets through. */
class PresentTest {
    private static final TableSchema OLD = table("shop.squid", "id int key", "note varchar(20)", "arms int", "kind varchar(20)");
    private static final TableSchema NEW = table("market.seafood", "id int key", "note varchar(20) not null");
    private static final List<@Nullable Object> VALUES = List.of(1L, "n", 8L, "k");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "note is not null | note",
        "not (note is null) | note",
        "not (note is not null) |",
        "note is null |",
        "note is not null and arms > 3 | arms note",
        "note is not null or arms > 3 |",
        "(note is not null or id > 1) and kind = 'k' | kind",
        "kind <> 'x' | kind",
        "note = kind | kind note",
        "arms <=> 8 |",
        "not (arms = 8) |",
        "arms in (8, 9) | arms",
        "arms not in (1, 2) | arms",
        "arms between 1 and 9 | arms",
        "note like 'n%' | note",
        "arms | arms",
        "arms is true | arms",
        "arms is not true |",
        "arms is not false |",
        "coalesce(note, 'n') = 'n' |",
        "arms xor 0 |",
    })
    void a_condition_tells_what_is_not_null(String condition, @Nullable String columns) {
        Expressions.Filter filter = filter(condition);
        Set<String> found = new TreeSet<>();
        filter.present().forEach(ordinal -> found.add(OLD.columns().get(ordinal).name()));
        assertThat(String.join(" ", found)).isEqualTo(Objects.requireNonNullElse(columns, ""));
        for (Column column : OLD.columns()) {
            int ordinal = OLD.ordinal(column.name());
            if (filter.present().contains(ordinal)) {
                assertThat(filter.condition().holds(Subject.of(rowWithout(ordinal)))).as("without %s", column.name()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"note", "concat(note, '')", "left(note, 10)"})
    void what_the_filter_leaves_out_meets_no_column(String note) {
        RuleSet rules = ((Compilation.Compiled) compile("note is not null", "id", note)).rules();
        assertThat(apply(rules, new RowChange.Insert(OLD, Row.of(1L, "n", null, null))).only()).isNotNull();
        assertThat(apply(rules, new RowChange.Insert(OLD, Row.of(1L, null, null, null))).writes).isEmpty();
        assertThat(problems(compile("arms is not null", "id", note))).contains("E303 NULL may meet NOT NULL");
    }

    /** Of a row that does not pass, the key is still asked for: what it has left in NEW is looked for under it. */
    @Test
    void a_key_is_not_null_whatever_the_filter_says() {
        assertThat(problems(compile("arms is not null", "arms", "'-'"))).contains("E303 NULL may meet NOT NULL");
    }

    private static Row rowWithout(int ordinal) {
        @Nullable Object[] values = VALUES.toArray();
        values[ordinal] = null;
        return Row.of(values);
    }

    private static Expressions.Filter filter(String text) {
        Problems problems = new Problems();
        YamlScalar scalar = new YamlScalar(new SourceText("f", text).start(), text, YamlScalar.Kind.TEXT, 0);
        Expressions.Filter filter = Expressions.filter(scalar, new Scope(OLD, Captures.NONE::expand, problems));
        assertThat(Problems.render(problems.sorted())).isEmpty();
        return Objects.requireNonNull(filter);
    }

    private static Compilation compile(String where, String key, String note) {
        String text = """
                mapping: 1
                rules:
                  squid:
                    from: shop.squid
                    where: %s
                    to: market.seafood
                    key: { id: %s }
                    columns: { note: "%s" }
                    drop: rest
                """.formatted(where, key, note);
        return RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), Catalog.of(OLD), Catalog.of(NEW));
    }

    private static String problems(Compilation compilation) {
        return Problems.render(((Compilation.Refused) compilation).problems());
    }
}
