package dev.seachange.expression;

/**
 * A part of an expression's text.
 *
 * @param from offset of its first character
 * @param to offset behind its last one
 */
record Span(int from, int to) {
    Span through(Span other) {
        return new Span(Math.min(from, other.from), Math.max(to, other.to));
    }
}
