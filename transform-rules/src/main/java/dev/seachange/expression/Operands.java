package dev.seachange.expression;

import dev.seachange.types.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What operators stand between: literals, columns, calls, casts, cases and parentheses. */
abstract class Operands extends TokenCursor {
    /** Words that mean something where a value is wanted; a column of such a name stands in backquotes. */
    static final Set<String> WORDS = Set.of(
            "and", "or", "xor", "not", "is", "null", "true", "false", "in", "between", "like", "case", "when", "then", "else", "end",
            "div", "as");

    static final Set<String> UNITS = Set.of("microsecond", "second", "minute", "hour", "day", "week", "month", "quarter", "year");

    private final Function<Token, String> texts;

    /** @param texts gives the value of a text literal */
    Operands(List<Token> tokens, Function<Token, String> texts) {
        super(tokens);
        this.texts = texts;
    }

    /** Any expression. */
    abstract Node or() throws Misread;

    final Node primary() throws Misread {
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
        skip(1);
        Node inner = or();
        if (!acceptSymbol(")")) {
            throw peek().kind() == Token.Kind.END
                    ? Misread.syntax(open.span(), "this parenthesis is not closed")
                    : unexpected("`)`");
        }
        return inner;
    }

    private Node named(Token token) throws Misread {
        if (token.is("select")) {
            String hint = "Values of other tables come by `lookups`.";
            throw new Misread(ExpressionCode.E112, token.span(), "an expression sees one row, and no SELECT", hint);
        }
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
            skip(1);
            if (token.is("cast") || token.is("convert")) {
                return cast(token);
            }
            return token.is("trim") ? trim(token) : call(token);
        }
        if (token.is("old") && ahead().isSymbol(".")) {
            skip(2);
            Token column = next();
            if (column.kind() != Token.Kind.NAME && column.kind() != Token.Kind.QUOTED_NAME) {
                skip(-1);
                throw unexpected("a column");
            }
            return new Node.OfOld(column.text(), token.span().through(column.span()));
        }
        skip(1);
        return new Node.OfColumn(token.text(), token.span());
    }

    private Node call(Token name) throws Misread {
        List<Node> arguments = arguments(next("("));
        return new Node.Call(name.text().toLowerCase(Locale.ROOT), name.span(), arguments, name.span().through(last()));
    }

    /** {@code trim(s)}, {@code trim(leading 'x' from s)}, {@code trim('x' from s)}. */
    private Node trim(Token name) throws Misread {
        Token open = next("(");
        Token side = peek();
        String sided = side.kind() == Token.Kind.NAME ? TextParts.TRIMS.get(side.text().toLowerCase(Locale.ROOT)) : null;
        skip(sided == null ? 0 : 1);
        Node what = sided != null && peek().is("from") ? literal(Literal.Kind.TEXT, " ", side) : or();
        boolean parted = accept("from");
        if (sided != null && !parted) {
            throw unexpected("`from`");
        }
        List<Node> arguments = new ArrayList<>(parted ? List.of(what, or()) : List.of(what));
        while (!parted && acceptSymbol(",")) {
            arguments.add(or());
        }
        if (!acceptSymbol(")")) {
            throw peek().kind() == Token.Kind.END
                    ? Misread.syntax(open.span(), "this parenthesis is not closed")
                    : unexpected("`)`");
        }
        String function = sided != null ? sided : parted ? TextParts.TRIM_BOTH : "trim";
        return new Node.Call(function, name.span(), arguments, name.span().through(last()));
    }

    final List<Node> arguments(Token open) throws Misread {
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
            skip(1);
            return new Node.Word(token.text(), token.span());
        }
        if (startsInterval()) {
            return interval();
        }
        return or();
    }

    /** {@code cast(x as type)}, {@code convert(x, type)}. */
    private Node cast(Token name) throws Misread {
        Token open = next("(");
        Node operand = or();
        boolean parted = name.is("cast") ? accept("as") : acceptSymbol(",");
        if (!parted) {
            throw unexpected(name.is("cast") ? "`as`" : "`,`");
        }
        Span start = peek().span();
        StringBuilder type = new StringBuilder();
        int parentheses = 0;
        while (parentheses > 0 || !peek().isSymbol(")")) {
            Token word = next();
            if (word.kind() == Token.Kind.END) {
                skip(-1);
                throw Misread.syntax(open.span(), "this parenthesis is not closed");
            }
            parentheses += word.isSymbol("(") ? 1 : word.isSymbol(")") ? -1 : 0;
            type.append(word.kind() == Token.Kind.NAME && !type.isEmpty() ? " " : "").append(word.text());
        }
        Span typeSpan = type.isEmpty() ? start : start.through(last());
        skip(1);
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

    /** Whether the word is followed by an amount, and so no column. */
    final boolean startsInterval() {
        Token amount = ahead();
        boolean value = switch (amount.kind()) {
            case NUMBER, TEXT, BYTES, QUOTED_NAME -> true;
            case NAME -> amount.is("null") || amount.is("case") || !WORDS.contains(amount.text().toLowerCase(Locale.ROOT));
            case SYMBOL -> amount.isSymbol("(") || amount.isSymbol("-");
            case END -> false;
        };
        return value && peek().is("interval");
    }

    final Node interval() throws Misread {
        Token word = next();
        Node amount = or();
        Token unit = peek();
        if (unit.kind() != Token.Kind.NAME || !UNITS.contains(unit.text().toLowerCase(Locale.ROOT))) {
            throw unexpected("a unit such as `day`");
        }
        skip(1);
        return new Node.Interval(amount, unit.text().toLowerCase(Locale.ROOT), word.span().through(unit.span()));
    }
}
