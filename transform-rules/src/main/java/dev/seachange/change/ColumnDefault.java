package dev.seachange.change;

import java.util.Objects;

/** What a column holds in a row whose INSERT leaves it out. */
public sealed interface ColumnDefault {
    ColumnDefault NONE = new None();
    ColumnDefault NULL = new Null();
    ColumnDefault SERVER = new Server();

    /** Nothing: an INSERT has to give it. */
    record None() implements ColumnDefault {}

    record Null() implements ColumnDefault {}

    /**
     * One and the same value.
     *
     * @param text the value without quotes: numbers in decimal digits, moments in UTC
     */
    record Literal(String text) implements ColumnDefault {
        public Literal {
            Objects.requireNonNull(text, "text");
        }
    }

    /** What only the server can tell: a counter, its clock, an expression. */
    record Server() implements ColumnDefault {}
}
