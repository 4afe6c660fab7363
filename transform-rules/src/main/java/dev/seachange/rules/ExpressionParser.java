package dev.seachange.rules;

import dev.seachange.change.TableSchema;
import dev.seachange.rules.ConditionNode.Operand;
import dev.seachange.rules.ConditionNode.Operator;
import dev.seachange.rules.ExpressionEngine.Scope;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.YamlScalar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recursive descent over the tokens of one expression. Precedence as in SQL: or, and, not, comparison. */
final class ExpressionParser {
    private static final int DEEPEST = 100;
    private static final Set<String> WORDS = Set.of("and", "or", "not", "is", "null", "true", "false");
    private static final Set<String> LATER =
            Set.of("in", "between", "like", "rlike", "regexp", "case", "cast", "div", "mod", "xor", "interval", "old");
    private static final Set<String> LATER_SYMBOLS = Set.of("+", "-", "*", "/", "%", "<=>", "->", "->>", ".", "&", "|", "^");

    private final YamlScalar scalar;
    private final Scope scope;
    private final List<Token> tokens;
    private int at;
    private int depth;

    ExpressionParser(YamlScalar scalar, Scope scope) throws Misread {
        this.scalar = scalar;
        this.scope = scope;
        this.tokens = Tokenizer.cut(scalar.text());
    }

    /** A column name or a literal, and nothing else. */
    Operand wholeValue() throws Misread {
        Operand operand = operand();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("the end of the expression");
        }
        return operand;
    }

    ConditionNode wholeCondition() throws Misread {
        ConditionNode node = or();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("`and`, `or` or the end of the condition");
        }
        return node;
    }

    private ConditionNode or() throws Misread {
        ConditionNode node = and();
        while (accept("or")) {
            node = new ConditionNode.Or(node, and());
        }
        return node;
    }

    private ConditionNode and() throws Misread {
        ConditionNode node = not();
        while (accept("and")) {
            node = new ConditionNode.And(node, not());
        }
        return node;
    }

    private ConditionNode not() throws Misread {
        if (++depth > DEEPEST) {
            throw Misread.syntax(peek(), "nested too deeply");
        }
        ConditionNode node = accept("not") ? new ConditionNode.Not(not()) : predicate();
        depth--;
        return node;
    }

    private ConditionNode predicate() throws Misread {
        if (peek().isSymbol("(")) {
            Token open = next();
            ConditionNode inner = or();
            if (!peek().isSymbol(")")) {
                throw peek().kind() == Token.Kind.END
                        ? Misread.syntax(open, "this parenthesis is not closed")
                        : unexpected("`)`");
            }
            next();
            return inner;
        }
        Operand left = operand();
        if (accept("is")) {
            boolean negated = accept("not");
            if (!accept("null")) {
                throw unexpected("`null`");
            }
            ConditionNode isNull = new ConditionNode.IsNull(left);
            return negated ? new ConditionNode.Not(isNull) : isNull;
        }
        Operator operator = operator(peek());
        if (operator == null) {
            return new ConditionNode.Bare(left);
        }
        next();
        return new ConditionNode.Compare(left, operator, operand());
    }

    private static @Nullable Operator operator(Token token) {
        if (token.kind() != Token.Kind.SYMBOL) {
            return null;
        }
        return switch (token.text()) {
            case "=" -> Operator.EQUAL;
            case "<>", "!=" -> Operator.NOT_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            default -> null;
        };
    }

    private Operand operand() throws Misread {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> new Operand.OfLiteral(new Literal(Literal.Kind.NUMBER, next().text()), token);
            case TEXT -> text(next());
            case QUOTED_NAME -> column(next());
            case NAME -> named(token);
            case SYMBOL -> negative(token);
            case END -> throw unexpected("a column or a value");
        };
    }

    private Operand text(Token token) throws Misread {
        String value = scope.captures().expand(scalar, token.text(), token.from() + 1, scope.problems());
        return new Operand.OfLiteral(new Literal(Literal.Kind.TEXT, value == null ? "" : value), token);
    }

    private Operand negative(Token minus) throws Misread {
        Token number = tokens.get(Math.min(at + 1, tokens.size() - 1));
        if (!minus.isSymbol("-") || number.kind() != Token.Kind.NUMBER) {
            throw unexpected("a column or a value");
        }
        at += 2;
        Token both = new Token(Token.Kind.NUMBER, "-" + number.text(), minus.from(), number.to());
        return new Operand.OfLiteral(new Literal(Literal.Kind.NUMBER, both.text()), both);
    }

    private Operand named(Token token) throws Misread {
        if (token.is("null")) {
            return new Operand.OfLiteral(Literal.NULL, next());
        }
        if (token.is("true") || token.is("false")) {
            return new Operand.OfLiteral(new Literal(Literal.Kind.TRUTH, next().text()), token);
        }
        if (WORDS.stream().anyMatch(token::is)) {
            throw unexpected("a column or a value");
        }
        if (tokens.get(at + 1).isSymbol("(")) {
            throw Misread.unsupported(token, "the function `" + token.text() + "`");
        }
        if (scope.source().column(token.text()).isEmpty() && LATER.stream().anyMatch(token::is)) {
            throw Misread.unsupported(token, "`" + token.text() + "`");
        }
        return column(next());
    }

    private Operand column(Token token) throws Misread {
        TableSchema source = scope.source();
        if (source.column(token.text()).isPresent()) {
            int ordinal = source.ordinal(token.text());
            return new Operand.OfColumn(ordinal, source.columns().get(ordinal), token);
        }
        List<String> names = source.columns().stream().map(c -> c.name()).toList();
        String question = Nearest.question(token.text(), names);
        throw new Misread(
                RuleCode.E210,
                token.from(),
                token.to(),
                "unknown column `" + token.text() + "` of " + source.id() + question,
                question.isEmpty() ? "A text stands in single quotes: '" + token.text() + "'." : "");
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean accept(String keyword) {
        if (peek().is(keyword)) {
            at++;
            return true;
        }
        return false;
    }

    private Misread unexpected(String wanted) {
        Token token = peek();
        if (LATER.stream().anyMatch(token::is) || (token.kind() == Token.Kind.SYMBOL && LATER_SYMBOLS.contains(token.text()))) {
            return Misread.unsupported(token, "`" + token.text() + "`");
        }
        if (token.isSymbol("&&") || token.isSymbol("||") || token.isSymbol("!")) {
            return Misread.syntax(token, token.shown() + " is not read here; write `and`, `or`, `not`");
        }
        return Misread.syntax(token, "expected " + wanted + ", found " + token.shown());
    }
}
