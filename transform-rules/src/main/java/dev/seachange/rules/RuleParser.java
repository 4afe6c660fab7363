package dev.seachange.rules;

import dev.seachange.expression.Expression;
import dev.seachange.rules.RuleDocument.Assignment;
import dev.seachange.rules.RuleDocument.Columns;
import dev.seachange.rules.RuleDocument.Drop;
import dev.seachange.rules.RuleDocument.Except;
import dev.seachange.rules.RuleDocument.Feed;
import dev.seachange.rules.RuleDocument.KeySpec;
import dev.seachange.rules.RuleDocument.Leave;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.rules.RuleDocument.Zone;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlList;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a file. */
final class RuleParser {

    private final YamlScalar name;
    private final String what;
    private final MapReader reader;
    private final Shared<ValueMap> values;
    private final Shared<LookupSpec> lookups;
    private final Problems problems;

    RuleParser(
            YamlScalar name,
            YamlMap map,
            Shared<ValueMap> values,
            Shared<LookupSpec> lookups,
            Problems problems) {
        this.name = name;
        this.what = "rule `" + name.text() + "`";
        this.reader = new MapReader(map, name.place(), what, Grammar.RULE.names(), problems);
        this.values = values;
        this.lookups = lookups;
        this.problems = problems;
    }

    /** Empty when a part that the checks need cannot be read. */
    Optional<RuleSpec> parse() {
        int before = problems.size();
        YamlScalar from = reader.requiredScalar("from");
        YamlScalar where = reader.scalar("where");
        YamlScalar to = reader.requiredScalar("to");
        YamlMap keyMap = reader.map("key");
        KeySpec key = keyMap == null ? null : new KeySpec(reader.placeOf("key"), assignments(keyMap));
        Columns columns = columns();
        Drop drop = drop();
        Leave leave = leave();
        boolean ownsColumns = word("owns", "columns");
        boolean declaredKeys = word("keys", "declared");
        reader.end();
        if (problems.size() > before || from == null || to == null || columns == null) {
            return Optional.empty();
        }
        return Optional.of(new RuleSpec(
                name, from, where, to, key, columns, drop, leave, ownsColumns, declaredKeys, values, lookups));
    }

    private @Nullable Columns columns() {
        YamlNode columns = reader.required("columns");
        YamlNode except = reader.node("except");
        if (columns instanceof YamlScalar word && word.text().equals("copy")) {
            return new Columns.Copy(word.place(), except == null ? List.of() : excepts(except));
        }
        if (except != null) {
            String message = "`except` goes with `columns: copy` only";
            String hint = "Take it out, or write `columns: copy`.";
            problems.add(reader.placeOf("except"), FormCode.E104, message, hint);
        }
        if (columns instanceof YamlMap map) {
            return new Columns.Listed(assignments(map));
        }
        if (columns != null) {
            String message = "`columns` must be a map or the word `copy`, not " + columns.kindName();
            String hint = "Name the columns of NEW and what feeds them, `columns: { name: ... }`, or write `columns: copy`.";
            problems.add(place(columns, "columns"), FormCode.E104, message, hint);
        }
        return null;
    }

    private List<Except> excepts(YamlNode node) {
        List<Except> excepts = new ArrayList<>();
        if (!(node instanceof YamlMap map)) {
            problems.add(place(node, "except"), FormCode.E104, "`except` must be a map, not " + node.kindName(),
                    "Name the columns of OLD: `except: { old_name: { to: new_name }, other: drop }`.");
            return excepts;
        }
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlScalar word && word.text().equals("drop")) {
                excepts.add(new Except(entry.key(), null));
            } else if (entry.value() instanceof YamlMap rename) {
                String column = "the exception for `" + entry.name() + "`";
                MapReader inner = new MapReader(rename, entry.key().place(), column, Grammar.RENAME.names(), problems);
                YamlScalar to = inner.requiredScalar("to");
                inner.end();
                excepts.add(new Except(entry.key(), to));
            } else {
                String message = "an exception is `drop` or `{ to: name }`, not " + entry.value().kindName();
                String hint = "Write `" + entry.name() + ": drop` or `" + entry.name() + ": { to: ... }`.";
                problems.add(DocumentParser.visible(entry), FormCode.E104, message, hint);
            }
        }
        return excepts;
    }

    private List<Assignment> assignments(YamlMap map) {
        List<Assignment> assignments = new ArrayList<>();
        for (YamlMap.Entry entry : map.entries()) {
            Feed feed = feed(entry);
            if (feed != null) {
                assignments.add(new Assignment(entry.key(), feed));
            }
        }
        return assignments;
    }

    private @Nullable Feed feed(YamlMap.Entry entry) {
        return switch (entry.value()) {
            case YamlScalar scalar when scalar.isNothing() && scalar.text().isEmpty() -> {
                String message = "`" + entry.name() + "` has no value";
                problems.add(entry.key().place(), FormCode.E104, message, MapReader.hintFor(entry.name(), "For NULL write `null`."));
                yield null;
            }
            case YamlScalar scalar -> new Feed.Expression(scalar, null, null, null, false);
            case YamlMap map -> feed(entry, map);
            case YamlList list -> {
                String message = "a column is fed by an expression or a map, not a list";
                String hint = "Make one value of it: `" + entry.name() + ": \"concat(..., ...)\"`.";
                problems.add(list.place(), FormCode.E104, message, hint);
                yield null;
            }
        };
    }

    private @Nullable Feed feed(YamlMap.Entry entry, YamlMap map) {
        String column = "column `" + entry.name() + "`";
        MapReader inner = new MapReader(map, entry.key().place(), column, Grammar.FEED_KEYS, problems);
        if (map.entry("lookup").isPresent()) {
            YamlScalar lookup = inner.requiredScalar("lookup");
            YamlScalar by = inner.requiredScalar("by");
            inner.end();
            return lookup == null || by == null ? null : new Feed.Lookup(lookup, by);
        }
        YamlNode value = inner.node("value");
        YamlScalar from = value == null ? inner.requiredScalar("from") : null;
        YamlScalar type = value == null ? inner.scalar("type") : null;
        YamlScalar codes = value == null ? inner.scalar("values") : null;
        boolean quarantine = value == null && word(inner, "overflow", "quarantine");
        Zone zone = value == null ? zone(inner) : null;
        inner.end();
        if (type != null && codes != null) {
            String message = "`type` and `values` do not go together: a value map already gives values of the column";
            problems.add(inner.placeOf("type"), FormCode.E104, message, "Take `type` out.");
        }
        if (zone != null && codes != null) {
            String message = "`zone` and `values` do not go together: a value map already gives values of the column";
            String hint = "Take `values` out for a moment, `zone` for a code.";
            problems.add(inner.placeOf("zone"), FormCode.E104, message, hint);
            return null;
        }
        if (value == null) {
            return from == null ? null : new Feed.Expression(from, type, codes, zone, quarantine);
        }
        if (value instanceof YamlScalar scalar && !(scalar.isNothing() && scalar.text().isEmpty())) {
            return new Feed.Constant(scalar);
        }
        problems.add(inner.placeOf("value"), FormCode.E104, "`value` must be a single value, not " + value.kindName(),
                "A constant is one value, `value: 1`; what is made of columns stands under `from`.");
        return null;
    }

    private @Nullable Zone zone(MapReader column) {
        YamlScalar zone = column.scalar("zone");
        YamlScalar overlap = column.scalar("overlap");
        if (overlap != null && zone == null) {
            problems.add(column.placeOf("overlap"), FormCode.E104, "`overlap` goes with `zone` only",
                    "Take it out, or name the zone of the local time: `zone: Asia/Seoul`.");
        }
        if (overlap != null && !overlap.text().equals("earlier") && !overlap.text().equals("later")) {
            problems.add(overlap.place(), FormCode.E104, "`overlap` must be `earlier` or `later`",
                    "It says which of two moments is meant where a local time comes twice.");
            return null;
        }
        return zone == null ? null : new Zone(zone, overlap);
    }

    private Drop drop() {
        YamlNode drop = reader.node("drop");
        if (drop instanceof YamlScalar word && word.text().equals("rest")) {
            return new Drop(List.of(), true);
        }
        if (drop instanceof YamlList list) {
            return new Drop(DocumentParser.scalars(list, "`drop`", problems), false);
        }
        if (drop != null) {
            String message = "`drop` must be a list of columns or the word `rest`, not " + drop.kindName();
            String hint = "Name the columns of OLD that nobody needs, `drop: [...]`, or drop all that are left: `drop: rest`.";
            problems.add(place(drop, "drop"), FormCode.E104, message, hint);
        }
        return new Drop(List.of(), false);
    }

    private Leave leave() {
        YamlNode policy = reader.node("on_delete");
        if (policy instanceof YamlMap map) {
            MapReader inner = new MapReader(map, reader.placeOf("on_delete"), "`on_delete`", Grammar.MARK.names(), problems);
            YamlMap columns = inner.map("set");
            if (columns == null) {
                problems.add(reader.placeOf("on_delete"), FormCode.E104, "`on_delete` as a map is `{ set: { column: ... } }`",
                        "Name the columns that mark such a row: `on_delete: { set: { gone_at: event_time() } }`.");
            }
            inner.end();
            return new Leave.Mark(reader.placeOf("on_delete"), columns == null ? List.of() : assignments(columns));
        }
        String word = policy instanceof YamlScalar scalar ? scalar.text() : "";
        if (policy != null && !word.equals("delete") && !word.equals("ignore")) {
            String message = "`on_delete` must be `delete`, `ignore` or `{ set: { column: ... } }`";
            String hint = "`ignore` leaves the row of NEW as it is, `set` marks it; without `on_delete` it is deleted.";
            problems.add(place(policy, "on_delete"), FormCode.E104, message, hint);
        }
        return word.equals("ignore") ? new Leave.Ignore() : new Leave.Delete();
    }

    private boolean word(String key, String only) {
        return word(reader, key, only);
    }

    /** Whether the key is there; it can have one value only. */
    private boolean word(MapReader map, String key, String only) {
        YamlNode node = map.node(key);
        if (node != null && !(node instanceof YamlScalar scalar && scalar.text().equals(only))) {
            problems.add(map.placeOf(key), FormCode.E104, "`" + key + "` can be `" + only + "` only",
                    "Write `" + key + ": " + only + "`, or take it out.");
        }
        return node != null;
    }

    private Place place(YamlNode node, String key) {
        return node.place().length() == 0 ? reader.placeOf(key) : node.place();
    }
}
