package dev.seachange.expression;

import dev.seachange.change.Write;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into words. */
final class Tokenizer {
    private static final List<String> SYMBOLS = List.of(
            "<=>", "->>", "->", "<>", "!=", "<=", ">=", "&&", "||", "<<", ">>", ":=", "=", "<", ">", "(", ")", ",", "+", "-",
            "*", "/", "%", "!", ".", "&", "|", "^", "~", "?", ":", "@", ";", "[", "]", "{", "}");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    /** Ends with one token of kind END. */
    static List<Token> cut(String text) throws Misread {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() throws Misread {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'') {
                quotedText();
            } else if (c == '`') {
                quotedName();
            } else if (c == '"') {
                throw new Misread(ExpressionCode.E112, new Span(at, at + 1), "double quotes are not read here", "A text stands in single quotes.");
            } else if (isDigit(c) || (c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
                number();
            } else if (Character.isUnicodeIdentifierStart(c) || c == '_' || c == '$' || Character.isSurrogate(c)) {
                name();
            } else {
                symbol();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", new Span(text.length(), text.length())));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void name() throws Misread {
        int from = at;
        if ((text.charAt(at) == 'x' || text.charAt(at) == 'X') && at + 1 < text.length() && text.charAt(at + 1) == '\'') {
            bytes();
            return;
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.NAME, text.substring(from, at), new Span(from, at)));
    }

    /** {@code x'0aff'}. */
    private void bytes() throws Misread {
        int from = at;
        int end = text.indexOf('\'', at + 2);
        String digits = end < 0 ? "" : text.substring(at + 2, end);
        if (end < 0 || !digits.matches("([0-9a-fA-F]{2})*")) {
            throw new Misread(
                    ExpressionCode.E112, new Span(from, end < 0 ? text.length() : end + 1), "bytes that cannot be read",
                    "Write pairs of hexadecimal digits: x'0aff'.");
        }
        at = end + 1;
        tokens.add(new Token(Token.Kind.BYTES, digits, new Span(from, at)));
    }

    private static boolean isNamePart(char c) {
        return Character.isUnicodeIdentifierPart(c) || c == '$' || Character.isSurrogate(c);
    }

    private void number() throws Misread {
        int from = at;
        while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
            boolean exponent = text.charAt(at) == 'e' || text.charAt(at) == 'E';
            at++;
            if (exponent && at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
        }
        String number = text.substring(from, at);
        if (!number.matches("(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
            throw new Misread(ExpressionCode.E112, new Span(from, at), "`" + number + "` is neither a number nor a name", "Put a name into backquotes.");
        }
        tokens.add(new Token(Token.Kind.NUMBER, number, new Span(from, at)));
    }

    private void quotedName() throws Misread {
        int from = at;
        StringBuilder name = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new Misread(ExpressionCode.E112, new Span(from, at), "a backquote is not closed", "");
            }
            char c = text.charAt(at++);
            if (c != '`') {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == '`') {
                name.append('`');
                at++;
            } else {
                tokens.add(new Token(Token.Kind.QUOTED_NAME, name.toString(), new Span(from, at)));
                return;
            }
        }
    }

    private void quotedText() throws Misread {
        int from = at;
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            if (at >= text.length()) {
                throw new Misread(ExpressionCode.E112, new Span(from, at), "a quote is not closed", "");
            }
            char c = text.charAt(at++);
            if (c == '\\') {
                value.append(escaped());
            } else if (c != '\'') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '\'') {
                value.append('\'');
                at++;
            } else {
                tokens.add(new Token(Token.Kind.TEXT, value.toString(), new Span(from, at)));
                return;
            }
        }
    }

    /** MySQL's escapes, but for those that mean something in LIKE alone. */
    private char escaped() throws Misread {
        char c = at < text.length() ? text.charAt(at) : ' ';
        at++;
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> throw new Misread(
                    ExpressionCode.E112,
                    new Span(at - 2, Math.min(at, text.length())),
                    "unknown escape in a text",
                    "Known: \\\\ \\' \\\" \\n \\t \\r \\0. A backslash itself is written twice.");
        };
    }

    private void symbol() throws Misread {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                tokens.add(new Token(Token.Kind.SYMBOL, symbol, new Span(at, at + symbol.length())));
                at += symbol.length();
                return;
            }
        }
        throw new Misread(ExpressionCode.E112, new Span(at, at + 1), "`" + text.charAt(at) + "` has no meaning here", "");
    }
}
