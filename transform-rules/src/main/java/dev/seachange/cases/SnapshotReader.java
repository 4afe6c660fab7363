package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Defaults;
import dev.seachange.rules.RuleFile;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlList;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlReader;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads snapshot files. A table whose description is broken is left out: that has been told. */
final class SnapshotReader {
    private static final String DATABASE = "Write the name of the database before that of the table, with a dot between.";

    private final Problems problems;
    private final Map<TableId, TableSchema> source = new TreeMap<>();
    private final Map<TableId, TableSchema> target = new TreeMap<>();

    SnapshotReader(Problems problems) {
        this.problems = problems;
    }

    Snapshot snapshot() {
        return new Snapshot(new Catalog(source.values()), new Catalog(target.values()));
    }

    void read(RuleFile file) {
        SourceText text = new SourceText(file.name(), file.text());
        YamlReader.readMap(text, problems).ifPresent(map -> {
            MapReader reader = new MapReader(map, text.start(), "the snapshot", problems);
            YamlScalar version = reader.requiredScalar("snapshot");
            if (version != null && !version.text().equals("1")) {
                problems.add(version.place(), CaseCode.T101, "version `" + version.text() + "` of snapshots is not known",
                        "Write it anew: seachange record --schema.");
            }
            tables(reader.map("old"), source);
            tables(reader.map("new"), target);
            reader.end();
        });
    }

    private void tables(@Nullable YamlMap map, Map<TableId, TableSchema> into) {
        for (YamlMap.Entry entry : map == null ? List.<YamlMap.Entry>of() : map.entries()) {
            Place place = entry.key().place();
            if (!entry.name().matches("[^.]+\\..+")) {
                problems.add(place, FormCode.E104, "`" + entry.name() + "` is not of the form database.table", DATABASE);
            } else if (entry.value() instanceof YamlMap table) {
                TableId id = TableId.parse(entry.name());
                int before = problems.size();
                TableSchema schema = table(id, new MapReader(table, place, "table `" + id + "`", problems));
                if (problems.size() == before && into.put(id, schema) != null) {
                    problems.add(place, FormCode.E103, "the table `" + id + "` stands in two snapshots", "Keep one of the files.");
                }
            } else {
                problems.add(place, FormCode.E104, "`" + entry.name() + "` must be a map, not " + entry.value().kindName(),
                        "Describe the table: `{ columns: { id: int }, key: [id] }`.");
            }
        }
    }

    private TableSchema table(TableId id, MapReader reader) {
        List<Column> columns = new ArrayList<>();
        YamlMap described = reader.map("columns");
        List<YamlMap.Entry> lines = described == null ? List.of() : described.entries();
        List<String> named = lines.stream().map(YamlMap.Entry::name).toList();
        List<String> key = names(reader.list("key"), named);
        lines.forEach(line -> column(id, line, key.contains(line.name()), columns));
        if (described == null) {
            problems.add(reader.placeOf("columns"), FormCode.E105, "table `" + id + "` has no `columns`");
        }
        List<UniqueKey> unique = new ArrayList<>();
        unique(reader.map("unique"), true, named, unique);
        unique(reader.map("unique_parts"), false, named, unique);
        List<ForeignKey> foreign = new ArrayList<>();
        YamlMap keys = reader.map("foreign");
        for (YamlMap.Entry entry : keys == null ? List.<YamlMap.Entry>of() : keys.entries()) {
            if (entry.value() instanceof YamlMap map) {
                foreign(entry.key(), map, named, foreign);
            } else {
                problems.add(entry.key().place(), FormCode.E104, "a foreign key must be a map, not " + entry.value().kindName(),
                        "Write `" + entry.name() + ": { columns: [...], table: ..., match: [...] }`.");
            }
        }
        reader.end();
        // A column that could not be read is told, and would break the table.
        boolean whole = columns.stream().map(Column::name).toList().containsAll(key);
        return new TableSchema(id, columns, whole ? key : List.of(), unique, foreign);
    }

    private void column(TableId table, YamlMap.Entry entry, boolean inKey, List<Column> columns) {
        if (!(entry.value() instanceof YamlScalar text) || text.isNothing()) {
            String message = "column `" + entry.name() + "` must be a text such as `int not null`";
            problems.add(entry.key().place(), FormCode.E104, message, "Write its type as in CREATE TABLE.");
            return;
        }
        try {
            columns.add(withItsDefault(table, ColumnText.parse(entry.name(), text.text(), inKey), text.place()));
        } catch (IllegalArgumentException e) {
            problems.add(text.place(), CaseCode.T110, String.valueOf(e.getMessage()));
        }
    }

    private Column withItsDefault(TableId table, Column column, Place place) {
        try {
            Defaults.check(column);
        } catch (Unfit e) {
            String type = column.sqlType() + (column.nullable() ? "" : " not null");
            problems.add(Problem.of(place, CaseCode.T105, "the column cannot hold its default: " + e.message())
                    .withDetail(table + "." + column.name() + " is " + type + ".")
                    .withHint("Give the default as the server's SHOW CREATE TABLE tells it, or leave it out."));
        }
        return column;
    }

    private void unique(@Nullable YamlMap map, boolean plain, List<String> columns, List<UniqueKey> into) {
        for (YamlMap.Entry entry : map == null ? List.<YamlMap.Entry>of() : map.entries()) {
            if (entry.value() instanceof YamlList list) {
                into.add(new UniqueKey(entry.name(), names(list, columns), plain));
            } else {
                problems.add(entry.key().place(), FormCode.E104, "a unique key must be a list of columns",
                        "Write `" + entry.name() + ": [...]`.");
            }
        }
    }

    private void foreign(YamlScalar name, YamlMap map, List<String> columns, List<ForeignKey> into) {
        MapReader reader = new MapReader(map, name.place(), "foreign key `" + name.text() + "`", problems);
        YamlScalar parent = reader.requiredScalar("table");
        List<String> from = names(reader.list("columns"), columns);
        List<String> match = names(reader.list("match"), null);
        ForeignKey.Action onDelete = action(reader.scalar("on_delete"));
        ForeignKey.Action onUpdate = action(reader.scalar("on_update"));
        reader.end();
        if (parent != null && !parent.text().matches("[^.]+\\..+")) {
            problems.add(parent.place(), FormCode.E104, "`" + parent.text() + "` is not of the form database.table", DATABASE);
        } else if (parent != null) {
            into.add(new ForeignKey(name.text(), from, TableId.parse(parent.text()), match, onDelete, onUpdate));
        }
    }

    private ForeignKey.Action action(@Nullable YamlScalar name) {
        if (name == null) {
            return ForeignKey.Action.RESTRICT;
        }
        for (ForeignKey.Action action : ForeignKey.Action.values()) {
            if (action.name().toLowerCase(Locale.ROOT).equals(name.text())) {
                return action;
            }
        }
        problems.add(name.place(), FormCode.E104, "an action is one of restrict, cascade, set_null, set_default",
                "Without one it is `restrict`.");
        return ForeignKey.Action.RESTRICT;
    }

    /** @param columns those of the table, if the names are to be among them */
    private List<String> names(@Nullable YamlList list, @Nullable List<String> columns) {
        List<String> names = new ArrayList<>();
        for (YamlNode item : list == null ? List.<YamlNode>of() : list.items()) {
            if (!(item instanceof YamlScalar scalar)) {
                problems.add(item.place(), FormCode.E104, "a column must be a name, not " + item.kindName(),
                        "Write the names of columns with commas between: `[id, lang]`.");
            } else if (columns != null && !columns.contains(scalar.text())) {
                problems.add(scalar.place(), CaseCode.T104, "unknown column `" + scalar.text() + "`");
            } else {
                names.add(scalar.text());
            }
        }
        return names;
    }
}
