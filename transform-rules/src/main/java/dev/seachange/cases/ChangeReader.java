package dev.seachange.cases;

import dev.seachange.cases.Case.ExpectedValue;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the change of a case: {@code insert}, {@code update} with {@code set}, or {@code delete}. */
final class ChangeReader {
    private static final String SET = "set";

    private final Catalog tables;
    private final RowForm rows;
    private final Problems problems;

    ChangeReader(Catalog tables, RowForm rows, Problems problems) {
        this.tables = tables;
        this.rows = rows;
        this.problems = problems;
    }

    private interface Maker {
        @Nullable RowChange of(TableSchema table, Row row);
    }

    /** @param table where it is named */
    record Change(Place table, RowChange row) {}

    @Nullable Change read(MapReader reader, Place place) {
        YamlMap insert = reader.map("insert");
        YamlMap update = reader.map("update");
        YamlMap delete = reader.map("delete");
        long given = List.of("insert", "update", "delete").stream().filter(key -> reader.node(key) != null).count();
        if (given != 1) {
            problems.add(place, CaseCode.T107, given == 0 ? "the case has no change" : "the case has more than one change",
                    "Give one of `insert`, `update`, `delete`.");
            return null;
        }
        if (insert != null) {
            return change(insert, false, RowChange.Insert::new);
        }
        if (delete != null) {
            return change(delete, false, RowChange.Delete::new);
        }
        return update == null ? null : change(update, true, (table, before) -> updated(update, table, before));
    }

    private @Nullable Change change(YamlMap map, boolean withSet, Maker maker) {
        List<YamlMap.Entry> named = map.entries().stream().filter(e -> !withSet || !e.name().equals(SET)).toList();
        if (named.size() != 1) {
            problems.add(map.place(), FormCode.E104, "a change is of one row of one table: { shop.squid: { id: 42 } }",
                    "Make a case of each row.");
            return null;
        }
        YamlMap.Entry entry = named.getFirst();
        TableSchema table = rows.table(entry.key(), tables, "OLD");
        if (table == null) {
            return null;
        }
        Map<String, @Nullable Object> values = values(entry.value(), table);
        for (String key : table.key()) {
            if (entry.value() instanceof YamlMap row && row.entry(key).isEmpty()) {
                problems.add(entry.key().place(), CaseCode.T106, "the row has no `" + key + "`, which is part of its key");
            }
        }
        RowChange row = maker.of(table, Rows.filled(table, values));
        return row == null ? null : new Change(entry.key().place(), row);
    }

    private @Nullable RowChange updated(YamlMap map, TableSchema table, Row before) {
        YamlNode set = map.entry(SET).map(YamlMap.Entry::value).orElse(null);
        if (set == null) {
            problems.add(map.place(), FormCode.E105, "`update` has no `set`", "It says which columns change: set: { status: draft }.");
            return null;
        }
        Map<String, @Nullable Object> after = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            after.put(table.columns().get(i).name(), before.get(i));
        }
        after.putAll(values(set, table));
        return new RowChange.Update(table, before, Rows.filled(table, after));
    }

    private Map<String, @Nullable Object> values(YamlNode node, TableSchema table) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (ExpectedValue value : rows.values(node, table)) {
            values.put(value.column().name(), value.value());
        }
        return values;
    }
}
