package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.Range;
import dev.seachange.expression.Traits;
import dev.seachange.yaml.Place;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What feeds a target column, ready to run.
 *
 * @param traits what it looks at
 * @param range bounds of its values, if they are exact numbers
 * @param constant its value when it is the same in all rows
 * @param lookup where it is looked up, if it is
 */
record CompiledFeed(
        Column target,
        Place place,
        Evaluator evaluator,
        Traits traits,
        @Nullable Range range,
        @Nullable Object constant,
        @Nullable Lookup lookup) {
    private static final Traits NOTHING = new Traits(Set.of(), Set.of(), false, Set.of());

    CompiledFeed(
            Column target, Place place, Evaluator evaluator, Traits traits, @Nullable Range range, @Nullable Object constant) {
        this(target, place, evaluator, traits, range, constant, null);
    }

    /** Whether it asks for something that NEW holds. */
    boolean refers() {
        return lookup != null || !traits.maps().isEmpty();
    }

    /** The same, of which what it reads cannot be told: two values of the source may be one here. */
    CompiledFeed blurred() {
        Traits blurred = new Traits(traits.reads(), Set.of(), traits.event(), traits.maps());
        return new CompiledFeed(target, place, evaluator, blurred, range, constant, lookup);
    }

    static CompiledFeed ofConstant(Column target, Place place, @Nullable Object value) {
        return new CompiledFeed(target, place, subject -> value, NOTHING, null, value);
    }

    /** What a column gives, another column for another value. */
    static CompiledFeed ofColumn(
            Column target, Place place, int ordinal, @Nullable Range range, Evaluator evaluator) {
        Traits traits = new Traits(Set.of(ordinal), Set.of(ordinal), false, Set.of());
        return new CompiledFeed(target, place, evaluator, traits, range, null);
    }
}
