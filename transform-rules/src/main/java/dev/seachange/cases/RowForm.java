package dev.seachange.cases;

import dev.seachange.cases.Case.ExpectedValue;
import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tables and rows as test files write them. What is wrong is told and left out. */
final class RowForm {
    private final Problems problems;

    RowForm(Problems problems) {
        this.problems = problems;
    }

    @Nullable TableSchema table(YamlScalar name, Catalog tables, String side) {
        String text = name.text();
        TableSchema table = text.matches("[^.]+\\..+") ? tables.table(TableId.parse(text)).orElse(null) : null;
        if (table == null) {
            Collection<String> known = tables.tables().stream().map(t -> t.id().toString()).toList();
            problems.add(name.place(), CaseCode.T103, "unknown table `" + text + "` of " + side + Nearest.question(text, known),
                    "Known are the tables of the snapshot; `seachange record --schema` writes it anew.");
        }
        return table;
    }

    /** The values of a row as written: perhaps not all of its columns. */
    List<ExpectedValue> values(YamlNode node, TableSchema table) {
        List<ExpectedValue> values = new ArrayList<>();
        if (!(node instanceof YamlMap map)) {
            problems.add(node.place(), FormCode.E104, "a row of `" + table.id() + "` must be a map, not " + node.kindName(),
                    "Name the columns and their values: `{ id: 42 }`.");
            return values;
        }
        for (YamlMap.Entry entry : map.entries()) {
            Column column = table.column(entry.name()).orElse(null);
            if (column == null) {
                List<String> names = table.columns().stream().map(Column::name).toList();
                problems.add(entry.key().place(), CaseCode.T104, "unknown column `" + entry.name() + "` of " + table.id()
                        + Nearest.question(entry.name(), names));
            } else if (entry.value() instanceof YamlScalar scalar) {
                value(entry, scalar, table, column, values);
            } else {
                problems.add(entry.value().place(), FormCode.E104, "`" + entry.name() + "` must be a single value, not "
                        + entry.value().kindName(), "JSON is written as a text: '{\"arms\": 8}'.");
            }
        }
        return values;
    }

    private void value(
            YamlMap.Entry entry, YamlScalar scalar, TableSchema table, Column column, List<ExpectedValue> values) {
        var place = scalar.place().length() == 0 ? entry.key().place() : scalar.place();
        try {
            Object value = CaseValues.read(Literal.of(scalar.kind(), scalar.text()), column);
            values.add(new ExpectedValue(place, column, value));
        } catch (Unfit e) {
            problems.add(Problem.of(place, CaseCode.T105, "the column cannot hold this value: " + e.message())
                    .withDetail(table.id() + "." + column.name() + " is " + column.sqlType() + "."));
        }
    }
}
