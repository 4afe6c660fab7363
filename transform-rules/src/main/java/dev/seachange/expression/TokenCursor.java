package dev.seachange.expression;

import java.util.List;

/** Goes through the tokens of one expression. */
class TokenCursor {
    private final List<Token> tokens;
    private int at;

    TokenCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    final Token peek() {
        return tokens.get(at);
    }

    final Token ahead() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    final Token next() {
        return tokens.get(at < tokens.size() - 1 ? at++ : at);
    }

    final Token next(String symbol) throws Misread {
        if (!peek().isSymbol(symbol)) {
            throw unexpected("`" + symbol + "`");
        }
        return next();
    }

    /** Where what was read last stands. */
    final Span last() {
        return tokens.get(Math.max(0, at - 1)).span();
    }

    final boolean accept(String word) {
        boolean found = peek().is(word);
        at += found ? 1 : 0;
        return found;
    }

    final boolean acceptSymbol(String symbol) {
        boolean found = peek().isSymbol(symbol);
        at += found ? 1 : 0;
        return found;
    }

    final Misread unexpected(String wanted) {
        String hint = peek().isSymbol(".") ? "A column is named without its table." : "";
        return new Misread(ExpressionCode.E112, peek().span(), "expected " + wanted + ", found " + peek().shown(), hint);
    }

    /** Goes so many tokens on, or back. */
    final void skip(int count) {
        at += count;
    }
}
