package dev.seachange.rules;

import dev.seachange.yaml.Place;
import dev.seachange.yaml.YamlScalar;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as written: names are not resolved yet.
 *
 * @param canonical the same for two files that mean the same
 */
record RuleDocument(List<RuleSpec> rules, List<LookupSpec> lookups, List<YamlScalar> ignore, String canonical) {

    /**
     * A rule as written. Value maps and lookups belong to their file, so they are resolved.
     *
     * @param ownsColumns whether the row belongs to another rule, and this one only feeds some of its columns
     * @param declaredKeys whether its author answers for it that its keys meet no others
     */
    record RuleSpec(
            YamlScalar name,
            YamlScalar from,
            @Nullable YamlScalar where,
            YamlScalar to,
            @Nullable KeySpec key,
            Columns columns,
            Drop drop,
            Leave leave,
            boolean ownsColumns,
            boolean declaredKeys,
            Shared<ValueMap> values,
            Shared<LookupSpec> lookups) {}

    /** What becomes of the target row when the source row goes. */
    sealed interface Leave {
        /** It goes, too. */
        record Delete() implements Leave {}

        /** It stays as it is. */
        record Ignore() implements Leave {}

        /** It stays, and these columns say so; they have their defaults while the source row is there. */
        record Mark(Place place, List<Assignment> columns) implements Leave {}
    }

    /**
     * {@code lookups: name: { table, match, take, miss }}: a table of the target that a rule looks values up in.
     *
     * @param match the column that is compared
     * @param take the column whose value is wanted
     */
    record LookupSpec(YamlScalar name, YamlScalar table, YamlScalar match, YamlScalar take, Miss miss) {}

    /** What is taken when no row matches. */
    sealed interface Miss {
        /** Nothing: the row is refused. */
        record Refuse() implements Miss {}

        record Null(Place place) implements Miss {}

        record Value(YamlScalar value) implements Miss {}

        /** The row is refused for now, and tried again for so long. */
        record Wait(YamlScalar text, Duration time) implements Miss {}
    }

    /** @param place where to tell what concerns the key as a whole */
    record KeySpec(Place place, List<Assignment> parts) {}

    /** A target column and what feeds it. */
    record Assignment(YamlScalar target, Feed feed) {}

    /** What feeds a target column. */
    sealed interface Feed {
        /**
         * An expression, perhaps cast, looked up in a value map, or taken to or from a time zone.
         *
         * @param quarantine whether values that do not fit the column are parked rather than refused beforehand
         */
        record Expression(
                YamlScalar text,
                @Nullable YamlScalar type,
                @Nullable YamlScalar values,
                @Nullable Zone zone,
                boolean quarantine)
                implements Feed {}

        /** {@code { lookup: name, by: expression }}. */
        record Lookup(YamlScalar lookup, YamlScalar by) implements Feed {}

        /** {@code { value: ... }}. */
        record Constant(YamlScalar value) implements Feed {}
    }

    /** @param overlap {@code earlier} or {@code later}: which of two instants a local time means that came twice */
    record Zone(YamlScalar name, @Nullable YamlScalar overlap) {}

    /** What a rule says under {@code columns}. */
    sealed interface Columns {
        /** {@code columns: copy} with its exceptions. */
        record Copy(Place place, List<Except> except) implements Columns {}

        record Listed(List<Assignment> assignments) implements Columns {}
    }

    /** @param to new name; null when the column is dropped */
    record Except(YamlScalar column, @Nullable YamlScalar to) {}

    /** @param rest whether every column not named elsewhere is dropped */
    record Drop(List<YamlScalar> columns, boolean rest) {}

    /** {@code values: name: { code: value }}. */
    record ValueMap(YamlScalar name, List<Code> codes) {}

    record Code(YamlScalar code, YamlScalar value) {}
}
