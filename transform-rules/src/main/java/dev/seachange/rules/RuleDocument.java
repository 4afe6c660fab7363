package dev.seachange.rules;

import dev.seachange.yaml.Place;
import dev.seachange.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule file as written: names are not resolved yet.
 *
 * @param canonical the same for two files that mean the same
 */
record RuleDocument(List<RuleSpec> rules, List<YamlScalar> ignore, String canonical) {

    /** A rule as written. Names of its value maps are resolved: maps belong to their file. */
    record RuleSpec(
            YamlScalar name,
            YamlScalar from,
            @Nullable YamlScalar where,
            YamlScalar to,
            @Nullable KeySpec key,
            Columns columns,
            Drop drop,
            boolean deletes,
            Map<String, ValueMap> values) {}

    /** @param place where to tell what concerns the key as a whole */
    record KeySpec(Place place, List<Assignment> parts) {}

    /** A target column and what feeds it. */
    record Assignment(YamlScalar target, Feed feed) {}

    /** What feeds a target column. */
    sealed interface Feed {
        /** An expression, perhaps cast, looked up in a value map, or taken to or from a time zone. */
        record Expression(YamlScalar text, @Nullable YamlScalar type, @Nullable YamlScalar values, @Nullable Zone zone)
                implements Feed {}

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
