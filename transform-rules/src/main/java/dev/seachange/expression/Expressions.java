package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the text of expressions into something that can be run. Problems go to the scope, each with its place in the text. */
public final class Expressions {
    private Expressions() {}

    /** Ends a text literal that could not be filled in: that has been told. */
    private static final class Told extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Told() {
            super("", null, false, false);
        }
    }

    /** Every function of the language, by name. */
    public static List<FunctionHelp> functions() {
        return Functions.list().stream()
                .map(function -> new FunctionHelp(function.name(), function.form(), function.summary()))
                .toList();
    }

    /** A column as an expression: in backquotes, where it would be read as something else without. */
    public static String named(String column) {
        try {
            Node node = new Parser(column, Token::text).whole();
            if (node instanceof Node.OfColumn plain && plain.name().equals(column)) {
                return column;
            }
        } catch (Misread e) {
            // no plain name: told apart by its quotes below
        }
        return "`" + column.replace("`", "``") + "`";
    }

    /** An expression that gives a value; null when it cannot be read. */
    public static @Nullable Expression value(YamlScalar text, Scope scope) {
        Node node = parse(text, scope);
        Compiled compiled = node == null ? null : compiled(text, scope, () -> new Compiler(scope).compile(node));
        if (node == null || compiled == null) {
            return null;
        }
        Place place = text.span(node.span().from(), node.span().to());
        return switch (node) {
            case Node.OfColumn column -> {
                int ordinal = scope.source().ordinal(column.name());
                yield new Expression.OfColumn(ordinal, scope.source().columns().get(ordinal), compiled, place);
            }
            case Node.OfLiteral literal -> new Expression.OfLiteral(literal.literal(), compiled, place);
            default -> new Expression.Computed(compiled, place);
        };
    }

    /** The same for two texts that differ in blanks and the case of names only; the text itself if it cannot be read. */
    public static String canonical(String text) {
        try {
            return Tokenizer.cut(text).stream().map(Token::canonical).collect(Collectors.joining(" ")).strip();
        } catch (Misread e) {
            return text.strip();
        }
    }

    /** An expression that is true, false or unknown; null when it cannot be read. */
    public static @Nullable Filter filter(YamlScalar text, Scope scope) {
        Node node = parse(text, scope);
        Compiled condition = node == null
                ? null
                : compiled(text, scope, () -> Logic.condition(new Compiler(scope).compile(node)));
        if (node == null || condition == null) {
            return null;
        }
        FilterFacts facts = new FilterFacts(node, scope.source());
        Evaluator evaluator = condition.evaluator();
        return new Filter(
                subject -> Logic.holds(evaluator, subject), condition.traits(), facts.pinned(), facts.present());
    }

    /**
     * A compiled filter.
     *
     * @param condition whether a row passes: only what is true does, not what is unknown
     * @param pinned ordinals of the source columns that have one and the same value in every row that passes
     * @param present ordinals of the source columns that are NULL in no row that passes
     */
    public record Filter(Condition condition, Traits traits, Set<Integer> pinned, Set<Integer> present) {
        public Filter {
            pinned = Set.copyOf(pinned);
            present = Set.copyOf(present);
        }
    }

    /** Decides on a row. Stateless; may throw {@link dev.seachange.types.Unfit}. */
    @FunctionalInterface
    public interface Condition {
        boolean holds(Subject subject);
    }

    private interface Reading<T> {
        T read() throws Misread;
    }

    private static @Nullable Node parse(YamlScalar text, Scope scope) {
        return compiled(text, scope, () -> new Parser(text.text(), token -> expanded(text, token, scope)).whole());
    }

    private static String expanded(YamlScalar text, Token token, Scope scope) {
        String value = scope.expander().expand(text, token.text(), token.span().from() + 1, scope.problems());
        if (value == null) {
            throw new Told();
        }
        return value;
    }

    /** A name in quotes of YAML was meant for a text, most likely. */
    private static String hint(Misread problem, YamlScalar text) {
        boolean whole = problem.span().from() == 0 && problem.span().to() == text.text().length();
        if (!whole || problem.code() != ExpressionCode.E210 || problem.hint().isEmpty()) {
            return problem.hint();
        }
        return text.spelled() == 1
                ? "These quotes are YAML's and not part of the expression. For the text write \"'" + text.text() + "'\"."
                : "A text stands in single quotes, within those of YAML: \"'" + text.text() + "'\".";
    }

    private static <T> @Nullable T compiled(YamlScalar text, Scope scope, Reading<T> reading) {
        try {
            return reading.read();
        } catch (Misread e) {
            e.all().forEach(one -> scope.problems().add(new Problem(
                    text.span(one.span().from(), one.span().to()), one.code(), one.message(), "", hint(one, text), false)));
            return null;
        } catch (Told e) {
            return null;
        }
    }
}
