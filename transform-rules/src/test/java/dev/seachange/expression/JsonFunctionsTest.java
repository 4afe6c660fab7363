package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the oracle does not see: types of results, what rows lead to errors, and MariaDB's JSON. */
class JsonFunctionsTest {
    private static final TableSchema SQUID = new TableSchema(
            TableId.parse("shop.squid"),
            List.of(
                    column("id", new ColumnType.Int(32, false), false),
                    column("facts", new ColumnType.Json(), true),
                    column("sure", new ColumnType.Json(), false),
                    column("maria", new ColumnType.Text(4_294_967_295L, true, false, "utf8mb4", "utf8mb4_bin"), true),
                    column("name", new ColumnType.Text(20, false, false, "utf8mb4", "utf8mb4_0900_ai_ci"), true),
                    column("ink", new ColumnType.Binary(16, false), true)),
            List.of("id"),
            List.of(),
            List.of());

    private static Column column(String name, ColumnType type, boolean nullable) {
        return new Column(name, type, "", nullable, false, nullable);
    }

    private static @Nullable Object value(String expression, @Nullable Object... row) {
        return compiled(expression).evaluator().evaluate(Subject.of(Row.of(row)));
    }

    private static Compiled compiled(String expression) {
        Problems problems = new Problems();
        Expression read = read(expression, problems);
        assertThat(problems.sorted()).isEmpty();
        return Objects.requireNonNull(read).compiled();
    }

    private static @Nullable Expression read(String expression, Problems problems) {
        YamlScalar text = new YamlScalar(new SourceText("test", expression).start(), expression, YamlScalar.Kind.TEXT, 0);
        return Expressions.value(text, new Scope(SQUID, (s, part, offset, p) -> part, problems));
    }

    private static void refused(String expression, String message) {
        Problems problems = new Problems();
        assertThat(read(expression, problems)).isNull();
        assertThat(problems.sorted()).extracting(Problem::message).containsExactly(message);
    }

    @Test
    void onlyWhatMayBeMissingMayBeNull() {
        assertThat(compiled("json_object('id', id, 'facts', facts)").nullable()).isFalse();
        assertThat(compiled("json_array(facts)").nullable()).isFalse();
        assertThat(compiled("json_set(sure, '$.id', null)").nullable()).isFalse();
        assertThat(compiled("json_merge_patch(sure, json_object())").nullable()).isFalse();
        assertThat(compiled("json_type(sure)").nullable()).isFalse();
        assertThat(compiled("json_length(sure)").nullable()).isFalse();
        assertThat(compiled("json_contains(sure, '1')").nullable()).isFalse();
        assertThat(compiled("sure -> '$'").nullable()).isFalse();
        assertThat(compiled("sure -> '$.a'").nullable()).isTrue();
        assertThat(compiled("json_length(sure, '$.a')").nullable()).isTrue();
        assertThat(compiled("json_keys(sure)").nullable()).isTrue();
        assertThat(compiled("json_remove(facts, '$.a')").nullable()).isTrue();
        assertThat(compiled("json_value(sure, '$.a')").nullable()).isTrue();
    }

    @Test
    void textsHaveTheLengthTheyMayReach() {
        assertThat(compiled("json_quote(name)").type()).isEqualTo(text(122, "utf8mb4_bin"));
        assertThat(compiled("json_unquote(name)").type()).isEqualTo(text(20, "utf8mb4_bin"));
        assertThat(compiled("json_value(facts, '$.a')").type()).isEqualTo(text(512, "utf8mb4_0900_bin"));
    }

    private static ColumnType text(long length, String collation) {
        return new ColumnType.Text(length, false, false, "utf8mb4", collation);
    }

    @Test
    void aColumnMayBeWrittenInAnyWay() {
        assertThat(value("facts -> '$'", 1L, "{\"b\":1,\"a\":[1,2.50]}")).isEqualTo("{\"a\": [1, 2.50], \"b\": 1}");
        assertThat(value("json_object('all', facts)", 1L, "[1,2]")).isEqualTo("{\"all\": [1, 2]}");
        assertThat(value("cast(facts as json)", 1L, "[1,2]")).isEqualTo("[1, 2]");
        assertThat(value("facts ->> '$'", 1L, "[1,2]")).isEqualTo("[1, 2]");
    }

    /** MariaDB's JSON is a text: JSON where JSON is wanted, and a text as a value. */
    @Test
    void mariaDbsJsonIsReadWhereJsonIsWanted() {
        Object[] row = {1L, null, "{}", "{\"a\": [1, 2]}"};
        assertThat(value("maria ->> '$.a[1]'", row)).isEqualTo("2");
        assertThat(value("json_object('m', cast(maria as json))", row)).isEqualTo("{\"m\": {\"a\": [1, 2]}}");
        assertThat(value("json_array(maria)", row)).isEqualTo("[\"{\\\"a\\\": [1, 2]}\"]");
        assertThatThrownBy(() -> value("maria -> '$.a'", 1L, null, "{}", "{a"))
                .isInstanceOf(Unfit.class)
                .hasMessage("the text is no JSON");
    }

    @Test
    void aKeyIsNeverNull() {
        assertThatThrownBy(() -> value("json_object(name, id)", 1L, null, "{}", null, null))
                .isInstanceOf(Unfit.class)
                .hasMessage("a key of a JSON object is NULL");
    }

    @Test
    void makersAlsoBoundTheDepth() {
        String deep = "[".repeat(99) + "]".repeat(99);
        assertThat(value("json_array(facts)", 1L, deep)).isEqualTo("[" + deep + "]");
        assertThatThrownBy(() -> value("json_array(json_object('a', facts))", 1L, deep)).isInstanceOf(Unfit.class);
    }

    @Test
    void slipsAreTold() {
        refused("json_object('ink', ink)", "`ink` (VARBINARY(16)) has no form in JSON");
        refused("json_object('a')", "`json_object` takes pairs of a key and a value");
        refused("json_object(null, 1)", "a key of a JSON object is not NULL");
        refused("json_set(facts, '$.a')", "`json_set` takes at least 3 arguments, not 2");
        refused("json_set(facts, '$.*', 1)", "a path to one place is wanted here, without `*` and `to`");
        refused("json_extract(id, '$')", "JSON or a text of it is wanted, not `id` (INT)");
        refused("json_extract(facts, name)", "a path such as '$.name' is wanted here, written out in quotes");
        refused("json_extract(facts, 'name')", "this is no path into JSON: a path starts with `$`");
        refused("json_merge_patch(facts, '{a: 1}')", "this has no value: the text is no JSON");
        refused("json_remove(facts, '$')", "the whole document cannot be removed");
    }
}
