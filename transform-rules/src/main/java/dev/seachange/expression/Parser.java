package dev.seachange.expression;

import dev.seachange.types.Literal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over the tokens of one expression.
 *
 * <p>Source: MySQL Reference Manual, "Expressions" and "Operator Precedence".
 */
final class Parser extends Operands {
    private static final int DEEPEST = 60;

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "<=>");

    private int depth;

    /** @param texts gives the value of a text literal */
    Parser(String text, Function<Token, String> texts) throws Misread {
        super(Tokenizer.cut(text), texts);
    }

    Node whole() throws Misread {
        Node node = or();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("the end of the expression");
        }
        return node;
    }

    @Override
    Node or() throws Misread {
        Node node = xor();
        while (true) {
            if (peek().isSymbol("||")) {
                throw Misread.syntax(peek().span(), "`||` means different things in different modes: write `or`, or concat(a, b)");
            }
            Token sign = peek();
            if (!accept("or")) {
                return node;
            }
            node = binary("or", sign, node, xor());
        }
    }

    private Node xor() throws Misread {
        Node node = and();
        for (Token sign = peek(); accept("xor"); sign = peek()) {
            node = binary("xor", sign, node, and());
        }
        return node;
    }

    private Node and() throws Misread {
        Node node = not();
        for (Token sign = peek(); accept("and") || acceptSymbol("&&"); sign = peek()) {
            node = binary("and", sign, node, not());
        }
        return node;
    }

    private Node not() throws Misread {
        if (++depth > DEEPEST) {
            throw Misread.syntax(peek().span(), "nested too deeply");
        }
        Token sign = peek();
        Node node;
        if (accept("not")) {
            Node operand = not();
            node = new Node.Unary("not", operand, sign.span().through(operand.span()));
        } else {
            node = comparison();
        }
        depth--;
        return node;
    }

    private Node comparison() throws Misread {
        Node node = predicate();
        while (true) {
            Token sign = peek();
            if (accept("is")) {
                node = is(node);
            } else if (sign.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(sign.text())) {
                skip(1);
                node = binary(sign.text().equals("!=") ? "<>" : sign.text(), sign, node, predicate());
            } else {
                return node;
            }
        }
    }

    private Node is(Node operand) throws Misread {
        boolean negated = accept("not");
        Token word = peek();
        Span span = operand.span().through(word.span());
        if (accept("null") || accept("unknown")) {
            return new Node.IsNull(operand, negated, span);
        }
        if (accept("true") || accept("false")) {
            return new Node.IsTruth(operand, word.is("true"), negated, span);
        }
        throw unexpected("`null`, `true` or `false`");
    }

    private Node predicate() throws Misread {
        Node operand = sum();
        boolean negated = peek().is("not") && (ahead().is("in") || ahead().is("between") || ahead().is("like"));
        if (negated) {
            skip(1);
        }
        if (accept("in")) {
            List<Node> list = arguments(next("("));
            return new Node.In(operand, list, negated, operand.span().through(last()));
        }
        if (accept("between")) {
            Node least = sum();
            if (!accept("and")) {
                throw unexpected("`and`");
            }
            Node most = sum();
            return new Node.Between(operand, least, most, negated, operand.span().through(most.span()));
        }
        if (accept("like")) {
            Node pattern = sum();
            return new Node.Like(operand, pattern, negated, operand.span().through(pattern.span()));
        }
        return operand;
    }

    private Node sum() throws Misread {
        Node node = product();
        for (Token sign = peek(); sign.isSymbol("+") || sign.isSymbol("-"); sign = peek()) {
            skip(1);
            node = startsInterval() ? shifted(sign, node) : binary(sign.text(), sign, node, product());
        }
        return node;
    }

    /** {@code day + interval 1 month} is {@code date_add(day, interval 1 month)}. */
    private Node shifted(Token sign, Node moment) throws Misread {
        Node interval = interval();
        String function = sign.isSymbol("+") ? "date_add" : "date_sub";
        return new Node.Call(function, sign.span(), List.of(moment, interval), moment.span().through(interval.span()));
    }

    private Node product() throws Misread {
        Node node = signed();
        while (true) {
            Token sign = peek();
            String operator = product(sign);
            if (operator == null) {
                return node;
            }
            skip(1);
            node = binary(operator, sign, node, signed());
        }
    }

    private static @Nullable String product(Token sign) {
        if (sign.isSymbol("*") || sign.isSymbol("/")) {
            return sign.text();
        }
        if (sign.isSymbol("%") || sign.is("mod")) {
            return "%";
        }
        return sign.is("div") ? "div" : null;
    }

    private Node signed() throws Misread {
        Token sign = peek();
        if (!acceptSymbol("-") && !acceptSymbol("+")) {
            return arrows();
        }
        if (++depth > DEEPEST) {
            throw Misread.syntax(sign.span(), "nested too deeply");
        }
        Node operand = signed();
        depth--;
        Span span = sign.span().through(operand.span());
        if (operand instanceof Node.OfLiteral number && number.literal().kind() == Literal.Kind.NUMBER
                && !number.literal().text().startsWith("-")) {
            String text = (sign.isSymbol("-") ? "-" : "") + number.literal().text();
            return new Node.OfLiteral(new Literal(Literal.Kind.NUMBER, text), span);
        }
        return sign.isSymbol("+") ? operand : new Node.Unary("-", operand, span);
    }

    /** {@code facts->>'$.arms'}. */
    private Node arrows() throws Misread {
        Node node = primary();
        for (Token sign = peek(); sign.isSymbol("->") || sign.isSymbol("->>"); sign = peek()) {
            skip(1);
            Node path = primary();
            Span span = node.span().through(path.span());
            Node found = new Node.Call("json_extract", sign.span(), List.of(node, path), span);
            node = sign.isSymbol("->") ? found : new Node.Call("json_unquote", sign.span(), List.of(found), span);
        }
        return node;
    }

    private static Node binary(String operator, Token sign, Node left, Node right) {
        return new Node.Binary(operator, left, right, sign.span(), left.span().through(right.span()));
    }
}
