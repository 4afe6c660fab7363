package dev.seachange.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a value in a rule file may be. {@link Grammar} puts the shapes together. */
public sealed interface Shape {

    /**
     * A map of known keys.
     *
     * @param ties which keys may stand beside which
     */
    record Keys(List<Key> keys, List<Tie> ties) implements Shape {
        public Keys {
            keys = List.copyOf(keys);
            ties = List.copyOf(ties);
        }

        static Keys of(Key... keys) {
            return new Keys(Arrays.asList(keys), List.of());
        }

        /** The same, where {@code key} stands only beside {@code other}. */
        Keys beside(String key, String other) {
            return with(new Tie(key, true, other, null));
        }

        /** The same, where {@code key} stands only while {@code other} is this word. */
        Keys beside(String key, String other, String word) {
            return with(new Tie(key, true, other, word));
        }

        /** The same, where {@code key} never stands beside {@code other}. */
        Keys apart(String key, String other) {
            return with(new Tie(key, false, other, null));
        }

        private Keys with(Tie tie) {
            List<Tie> all = new ArrayList<>(ties);
            all.add(tie);
            return new Keys(keys, all);
        }

        /** As they are listed to people. */
        List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }

    /**
     * A key of a map.
     *
     * @param needed whether it has to be there
     * @param help what it says, for those who write the file
     */
    record Key(String name, boolean needed, String help, Shape value) {}

    /**
     * When a key may be there.
     *
     * @param beside whether {@code other} has to be there then, or may not
     * @param word what {@code other} has to be; null for anything
     */
    record Tie(String key, boolean beside, String other, @Nullable String word) {}

    /**
     * A map whose keys are names of one kind.
     *
     * @param some whether there has to be at least one
     */
    record Named(Role names, Shape value, boolean some) implements Shape {}

    record Items(Shape item) implements Shape {}

    /** One of several. */
    record Either(List<Shape> choices) implements Shape {
        public Either {
            choices = List.copyOf(choices);
        }

        static Either of(Shape... choices) {
            return new Either(Arrays.asList(choices));
        }
    }

    /** This very word. */
    record Word(String word) implements Shape {}

    /** A single value; {@link Role#pattern} says more of its form. */
    record Single(Role role) implements Shape {}

    /** What a single value, or a key that is free to choose, stands for. */
    enum Role {
        RULE("[A-Za-z_][A-Za-z0-9_-]*"),
        /** A table of OLD, or a pattern over the names of several. */
        SOURCE_TABLE("/.+/|[^./]+\\..+"),
        /** A table of NEW; its name may hold what a pattern caught. */
        TARGET_TABLE("[^.]+\\..+"),
        SOURCE_COLUMN(null),
        TARGET_COLUMN(null),
        /** A column of the table that a lookup looks into. */
        LOOKUP_COLUMN(null),
        VALUE_MAP(null),
        LOOKUP(null),
        CODE(null),
        /** A constant other than NULL. */
        CONSTANT(null),
        /** An SQL expression over the source row. */
        EXPRESSION(null),
        /** An SQL expression that is true or not. */
        CONDITION(null),
        TYPE(null),
        /** A time zone: a name of the IANA database or an offset. */
        ZONE(null),
        WAIT("wait\\s+\\d{1,6}\\s*(ms|s|m|min|h)"),
        NULL(null);

        private final @Nullable String pattern;

        Role(@Nullable String pattern) {
            this.pattern = pattern;
        }

        /** What the whole value has to look like, a regular expression; null when any will do. */
        public @Nullable String pattern() {
            return pattern;
        }
    }
}
