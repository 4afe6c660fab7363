package dev.seachange.expression;

import dev.seachange.types.Literal;
import java.util.ArrayList;
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
final class Parser {
    private static final int DEEPEST = 60;

    /** Words that mean something where a value is wanted; a column of such a name stands in backquotes. */
    private static final Set<String> WORDS = Set.of(
            "and", "or", "xor", "not", "is", "null", "true", "false", "in", "between", "like", "case", "when", "then", "else", "end",
            "div", "as");

    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=", "<=>");
    private static final Set<String> UNITS = Set.of("microsecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year");

    private final List<Token> tokens;
    private final Function<Token, String> texts;
    private int at;
    private int depth;

    /** @param texts gives the value of a text literal */
    Parser(String text, Function<Token, String> texts) throws Misread {
        this.tokens = Tokenizer.cut(text);
        this.texts = texts;
    }

    Node whole() throws Misread {
        Node node = or();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("the end of the expression");
        }
        return node;
    }

    private Node or() throws Misread {
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
                at++;
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
            at++;
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
            at++;
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

    /** Whether the word is followed by an amount, and so no column. */
    private boolean startsInterval() {
        Token amount = ahead();
        boolean value = switch (amount.kind()) {
            case NUMBER, TEXT, BYTES, QUOTED_NAME -> true;
            case NAME -> amount.is("null") || amount.is("case") || !WORDS.contains(amount.text().toLowerCase(Locale.ROOT));
            case SYMBOL -> amount.isSymbol("(") || amount.isSymbol("-");
            case END -> false;
        };
        return value && peek().is("interval");
    }

    private Node interval() throws Misread {
        Token word = next();
        Node amount = or();
        Token unit = peek();
        if (unit.kind() != Token.Kind.NAME || !UNITS.contains(unit.text().toLowerCase(Locale.ROOT))) {
            throw unexpected("a unit such as `day`");
        }
        at++;
        return new Node.Interval(amount, unit.text().toLowerCase(Locale.ROOT), word.span().through(unit.span()));
    }

    private Node product() throws Misread {
        Node node = signed();
        while (true) {
            Token sign = peek();
            String operator = product(sign);
            if (operator == null) {
                return node;
            }
            at++;
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
            at++;
            Node path = primary();
            Span span = node.span().through(path.span());
            Node found = new Node.Call("json_extract", sign.span(), List.of(node, path), span);
            node = sign.isSymbol("->") ? found : new Node.Call("json_unquote", sign.span(), List.of(found), span);
        }
        return node;
    }

    private Node primary() throws Misread {
        Token token = peek();
        return switch (token.kind()) {
            case NUMBER -> literal(Literal.Kind.NUMBER, next().text(), token);
            case TEXT -> literal(Literal.Kind.TEXT, texts.apply(next()), token);
            case BYTES -> new Node.OfBytes(next().text(), token.span());
            case QUOTED_NAME -> new Node.OfColumn(next().text(), token.span());
            case NAME -> named(token);
            case SYMBOL -> parenthesis(token);
            case END -> throw unexpected("a column or a value");
        };
    }

    private static Node literal(Literal.Kind kind, String text, Token token) {
        return new Node.OfLiteral(new Literal(kind, text), token.span());
    }

    private Node parenthesis(Token open) throws Misread {
        if (!open.isSymbol("(")) {
            throw unexpected("a column or a value");
        }
        at++;
        Node inner = or();
        if (!acceptSymbol(")")) {
            throw peek().kind() == Token.Kind.END
                    ? Misread.syntax(open.span(), "this parenthesis is not closed")
                    : unexpected("`)`");
        }
        return inner;
    }

    private Node named(Token token) throws Misread {
        if (accept("null")) {
            return new Node.OfLiteral(Literal.NULL, token.span());
        }
        if (accept("true") || accept("false")) {
            return literal(Literal.Kind.TRUTH, token.text(), token);
        }
        if (accept("case")) {
            return caseOf(token);
        }
        if (WORDS.contains(token.text().toLowerCase(Locale.ROOT))) {
            throw unexpected("a column or a value");
        }
        if (ahead().isSymbol("(")) {
            at++;
            return token.is("cast") ? cast(token) : call(token);
        }
        if (token.is("old") && ahead().isSymbol(".")) {
            at += 2;
            Token column = next();
            if (column.kind() != Token.Kind.NAME && column.kind() != Token.Kind.QUOTED_NAME) {
                at--;
                throw unexpected("a column");
            }
            return new Node.OfOld(column.text(), token.span().through(column.span()));
        }
        at++;
        return new Node.OfColumn(token.text(), token.span());
    }

    private Node call(Token name) throws Misread {
        List<Node> arguments = arguments(next("("));
        return new Node.Call(name.text().toLowerCase(Locale.ROOT), name.span(), arguments, name.span().through(last()));
    }

    private List<Node> arguments(Token open) throws Misread {
        List<Node> arguments = new ArrayList<>();
        if (acceptSymbol(")")) {
            return arguments;
        }
        do {
            arguments.add(argument());
        } while (acceptSymbol(","));
        if (!acceptSymbol(")")) {
            throw peek().kind() == Token.Kind.END
                    ? Misread.syntax(open.span(), "this parenthesis is not closed")
                    : unexpected("`,` or `)`");
        }
        return arguments;
    }

    /** An expression, an interval, or a word that no value can be: a unit of time. */
    private Node argument() throws Misread {
        Token token = peek();
        boolean ends = ahead().isSymbol(",") || ahead().isSymbol(")");
        if (token.kind() == Token.Kind.NAME && ends && UNITS.contains(token.text().toLowerCase(Locale.ROOT))) {
            at++;
            return new Node.Word(token.text(), token.span());
        }
        if (startsInterval()) {
            return interval();
        }
        return or();
    }

    private Node cast(Token name) throws Misread {
        Token open = next("(");
        Node operand = or();
        if (!accept("as")) {
            throw unexpected("`as`");
        }
        Span start = peek().span();
        StringBuilder type = new StringBuilder();
        int parentheses = 0;
        while (parentheses > 0 || !peek().isSymbol(")")) {
            Token word = next();
            if (word.kind() == Token.Kind.END) {
                at--;
                throw Misread.syntax(open.span(), "this parenthesis is not closed");
            }
            parentheses += word.isSymbol("(") ? 1 : word.isSymbol(")") ? -1 : 0;
            type.append(word.kind() == Token.Kind.NAME && !type.isEmpty() ? " " : "").append(word.text());
        }
        Span typeSpan = type.isEmpty() ? start : start.through(last());
        at++;
        return new Node.Cast(operand, type.toString(), typeSpan, name.span().through(last()));
    }

    private Node caseOf(Token word) throws Misread {
        Node operand = peek().is("when") ? null : or();
        List<Node.When> whens = new ArrayList<>();
        while (accept("when")) {
            Node when = or();
            if (!accept("then")) {
                throw unexpected("`then`");
            }
            whens.add(new Node.When(when, or()));
        }
        if (whens.isEmpty()) {
            throw unexpected("`when`");
        }
        Node otherwise = accept("else") ? or() : null;
        if (!accept("end")) {
            throw unexpected("`when`, `else` or `end`");
        }
        return new Node.Case(operand, whens, otherwise, word.span().through(last()));
    }

    private static Node binary(String operator, Token sign, Node left, Node right) {
        return new Node.Binary(operator, left, right, sign.span(), left.span().through(right.span()));
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token ahead() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    private Token next() {
        return tokens.get(at < tokens.size() - 1 ? at++ : at);
    }

    private Token next(String symbol) throws Misread {
        if (!peek().isSymbol(symbol)) {
            throw unexpected("`" + symbol + "`");
        }
        return next();
    }

    /** Where what was read last stands. */
    private Span last() {
        return tokens.get(Math.max(0, at - 1)).span();
    }

    private boolean accept(String word) {
        boolean found = peek().is(word);
        at += found ? 1 : 0;
        return found;
    }

    private boolean acceptSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        at += found ? 1 : 0;
        return found;
    }

    private Misread unexpected(String wanted) {
        return Misread.syntax(peek().span(), "expected " + wanted + ", found " + peek().shown());
    }
}
