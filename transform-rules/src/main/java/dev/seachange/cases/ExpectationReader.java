package dev.seachange.cases;

import dev.seachange.cases.Case.ExpectedRow;
import dev.seachange.cases.Case.ExpectedTable;
import dev.seachange.cases.Case.ExpectedValue;
import dev.seachange.cases.Case.Expectation;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
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
import org.jspecify.annotations.Nullable;

/** Reads what a case expects. */
final class ExpectationReader {
    private static final String NOTHING = "nothing";
    private static final String TABLES = "Name what is written: `expect: { market.seafood: { upsert: { ... } } }`.";
    private static final String ROWS = "Give `upsert: { ... }`, `delete: { ... }`, or `nothing`.";

    private final Catalog tables;
    private final RowForm rows;
    private final Problems problems;

    ExpectationReader(Catalog tables, RowForm rows, Problems problems) {
        this.tables = tables;
        this.rows = rows;
        this.problems = problems;
    }

    @Nullable Expectation read(MapReader reader, Place place) {
        YamlNode expect = reader.node("expect");
        YamlMap error = reader.map("expect_error");
        if ((expect == null) == (reader.node("expect_error") == null)) {
            problems.add(place, CaseCode.T108, expect == null ? "the case expects nothing yet" : "the case expects two things",
                    "Give one of `expect: { market.seafood: ... }`, `expect: nothing`, `expect_error: { code: ... }`.");
            return null;
        }
        if (expect != null) {
            return expected(expect, reader.placeOf("expect"));
        }
        if (error == null) {
            return null;
        }
        MapReader refusal = new MapReader(error, reader.placeOf("expect_error"), "`expect_error`", problems);
        YamlScalar rule = refusal.scalar("rule");
        YamlScalar column = refusal.scalar("column");
        YamlScalar code = refusal.scalar("code");
        refusal.end();
        return new Expectation.Refusal(reader.placeOf("expect_error"), rule, column, code);
    }

    private @Nullable Expectation expected(YamlNode node, Place key) {
        if (isNothing(node)) {
            return new Expectation.Nothing(node.place());
        }
        if (!(node instanceof YamlMap map)) {
            problems.add(key, FormCode.E104, "`expect` must be `nothing` or a map of tables, not " + node.kindName(),
                    TABLES);
            return null;
        }
        if (map.entries().isEmpty()) {
            problems.add(key, CaseCode.T108, "the case expects nothing yet", "If no row is to be written: `expect: nothing`.");
            return null;
        }
        List<ExpectedTable> expected = new ArrayList<>();
        for (YamlMap.Entry entry : map.entries()) {
            TableSchema table = rows.table(entry.key(), tables, "NEW");
            if (table != null) {
                expected.add(new ExpectedTable(entry.key().place(), table, rows(entry, table)));
            }
        }
        return new Expectation.Tables(key, expected);
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.text().equals(NOTHING);
    }

    private List<ExpectedRow> rows(YamlMap.Entry entry, TableSchema table) {
        List<ExpectedRow> expected = new ArrayList<>();
        if (isNothing(entry.value())) {
            return expected;
        }
        if (!(entry.value() instanceof YamlMap map)) {
            problems.add(entry.key().place(), FormCode.E104, "a table must be `nothing` or a map of `upsert` and `delete`, not "
                    + entry.value().kindName(), ROWS);
            return expected;
        }
        MapReader reader = new MapReader(map, entry.key().place(), "`" + table.id() + "`", problems);
        add(reader, "upsert", false, table, expected);
        add(reader, "delete", true, table, expected);
        reader.end();
        if (map.entries().isEmpty()) {
            problems.add(entry.key().place(), CaseCode.T108, "nothing is said of `" + table.id() + "`",
                    ROWS);
        }
        return expected;
    }

    /** One row, or a list of some. */
    private void add(MapReader reader, String key, boolean delete, TableSchema table, List<ExpectedRow> expected) {
        YamlNode node = reader.node(key);
        List<YamlNode> items = node == null ? List.of() : node instanceof YamlList list ? list.items() : List.of(node);
        for (YamlNode item : items) {
            List<ExpectedValue> values = rows.values(item, table);
            if (delete) {
                values.stream().filter(v -> !table.key().contains(v.column().name())).forEach(v -> problems.add(
                        v.place(), CaseCode.T104, "`" + v.column().name() + "` is not part of the key of " + table.id(),
                        "Of a row that is deleted only the key is known."));
            }
            Place place = node instanceof YamlList ? item.place() : reader.placeOf(key);
            expected.add(new ExpectedRow(place, delete, values));
        }
    }
}
