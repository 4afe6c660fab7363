package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of expressions into something that can be run: the seam behind which another parser can be put. Parsing and
 * name problems go to {@link Scope#problems()} with the place inside the text; the answer is then null.
 */
interface ExpressionEngine {

    /** An expression that gives a value. */
    @Nullable Expression value(YamlScalar text, Scope scope);

    /** An expression that is true, false or unknown. */
    @Nullable Filter filter(YamlScalar text, Scope scope);

    /** What an expression may refer to. */
    record Scope(TableSchema source, Captures captures, Problems problems) {}

    /** What an expression gives. */
    sealed interface Expression {
        Place place();

        /** A column of the source, so that its type and nullability are known. */
        record OfColumn(int ordinal, Column column, Place place) implements Expression {}

        /** A constant, which takes the type of the column it feeds. */
        record OfLiteral(Literal literal, Place place) implements Expression {}
    }

    /**
     * A compiled filter.
     *
     * @param reads ordinals of the source columns it looks at
     * @param pinned those of them that have one and the same value in every row that passes
     */
    record Filter(Condition condition, Set<Integer> reads, Set<Integer> pinned) {
        public Filter {
            reads = Set.copyOf(reads);
            pinned = Set.copyOf(pinned);
        }
    }
}
