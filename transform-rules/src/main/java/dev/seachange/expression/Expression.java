package dev.seachange.expression;

import dev.seachange.change.Column;
import dev.seachange.types.Literal;
import dev.seachange.yaml.Place;

/** What the text of an expression turned out to be. */
public sealed interface Expression {
    Place place();

    /** A column of the source as it is, so that its declared type can be spoken of. */
    record OfColumn(int ordinal, Column column, Compiled compiled, Place place) implements Expression {}

    /** A literal, which takes the type of the column it feeds. */
    record OfLiteral(Literal literal, Compiled compiled, Place place) implements Expression {}

    /** Anything else. */
    record Computed(Compiled compiled, Place place) implements Expression {}

    Compiled compiled();
}
