package dev.seachange.expression;

import java.util.Locale;

/**
 * A word of an expression.
 *
 * @param text the name, number or symbol as it stands; for TEXT the value, quotes and escapes undone
 */
record Token(Kind kind, String text, Span span) {
    enum Kind {
        NAME,
        QUOTED_NAME,
        NUMBER,
        TEXT,
        BYTES,
        SYMBOL,
        END
    }

    /** Whether it is this word of SQL, in any case. */
    boolean is(String keyword) {
        return kind == Kind.NAME && text.toLowerCase(Locale.ROOT).equals(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String canonical() {
        return switch (kind) {
            case NAME -> text.toLowerCase(Locale.ROOT);
            case QUOTED_NAME -> "`" + text.toLowerCase(Locale.ROOT).replace("`", "``") + "`";
            case NUMBER -> text.toLowerCase(Locale.ROOT);
            case TEXT -> "'" + text.replace("'", "''") + "'";
            case BYTES -> "x'" + text.toLowerCase(Locale.ROOT) + "'";
            case SYMBOL -> text;
            case END -> "";
        };
    }

    String shown() {
        return kind == Kind.END ? "the end" : kind == Kind.TEXT ? "a text" : "`" + text + "`";
    }
}
