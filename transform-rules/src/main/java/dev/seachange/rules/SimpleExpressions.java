package dev.seachange.rules;

import dev.seachange.rules.ConditionNode.Operand;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/** The first engine: column names and literals; conditions of comparisons, {@code and or not} and {@code is null}. */
final class SimpleExpressions implements ExpressionEngine {

    @Override
    public @Nullable Expression value(YamlScalar text, Scope scope) {
        try {
            Operand operand = new ExpressionParser(text, scope).wholeValue();
            Token token = operand.token();
            return switch (operand) {
                case Operand.OfColumn c -> new Expression.OfColumn(
                        c.ordinal(), c.column(), text.span(token.from(), token.to()));
                case Operand.OfLiteral l -> new Expression.OfLiteral(l.literal(), text.span(token.from(), token.to()));
            };
        } catch (Misread e) {
            report(e, text, scope);
            return null;
        }
    }

    @Override
    public @Nullable Filter filter(YamlScalar text, Scope scope) {
        try {
            ConditionNode node = new ExpressionParser(text, scope).wholeCondition();
            return new ConditionCompiler().filter(node);
        } catch (Misread e) {
            report(e, text, scope);
            return null;
        }
    }

    private static void report(Misread e, YamlScalar text, Scope scope) {
        scope.problems().add(new Problem(text.span(e.from(), e.to()), e.code(), e.message(), "", e.hint()));
    }
}
