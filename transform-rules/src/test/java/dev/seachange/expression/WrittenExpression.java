package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.types.TypeNames;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An expression over a table, written down in a test. */
record WrittenExpression(TableSchema table, String text) {
    private @Nullable Expression read(Problems problems) {
        YamlScalar scalar = new YamlScalar(new SourceText("test", text).start(), text, YamlScalar.Kind.TEXT, 0);
        return Expressions.value(scalar, new Scope(table, (s, part, offset, p) -> part, problems));
    }

    Compiled compiled() {
        Problems problems = new Problems();
        Expression expression = read(problems);
        if (expression == null) {
            throw new AssertionError(Problems.render(problems.sorted()));
        }
        return expression.compiled();
    }

    /** What is wrong with it, with its place. */
    String problems() {
        Problems problems = new Problems();
        return read(problems) == null ? Problems.render(problems.sorted()) : "nothing";
    }

    /** {@code VARCHAR(80) utf8mb4, nullable}. */
    String type() {
        Compiled compiled = compiled();
        String name = TypeNames.of(compiled.type());
        String charset = compiled.type() instanceof ColumnType.Text t ? " " + t.charset() : "";
        String range = compiled.isExact() ? " " + Objects.requireNonNull(compiled.range()).least().toPlainString() + ".."
                + compiled.range().most().toPlainString() : "";
        return name + charset + range + (compiled.nullable() ? ", nullable" : "");
    }

    /** Its value as text; {@code null}; or {@code V103} where it has none. */
    String value(@Nullable Object... row) {
        try {
            Object value = compiled().evaluator().evaluate(Subject.of(Row.of(row)));
            return value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : String.valueOf(value);
        } catch (Unfit e) {
            return e.code().name();
        }
    }
}
