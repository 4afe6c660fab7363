package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Lookup;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the lookups of rule files, each once whether it is used or not, and keeps what became of them. */
final class Lookups {
    private final Catalog targets;
    private final Problems problems;
    private final IdentityHashMap<LookupSpec, Lookup> compiled = new IdentityHashMap<>();

    Lookups(Catalog targets, Problems problems) {
        this.targets = targets;
        this.problems = problems;
    }

    void compile(LookupSpec spec) {
        TableSchema table = table(spec.table());
        if (table == null) {
            return;
        }
        Column match = column(spec.match(), table);
        Column take = column(spec.take(), table);
        if (match == null || take == null) {
            return;
        }
        boolean sound = comparable(spec, table, match) && unique(spec, table, match);
        if (take.type() instanceof ColumnType.Other) {
            problems.add(Problem.of(spec.take().place(), RuleCode.E306, "this type is not supported")
                    .withDetail(said(table, take)));
            sound = false;
        }
        if (sound) {
            compiled.put(spec, new Lookup(spec.name().text(), spec.name().place().file(), table, match, take));
        }
    }

    /** What became of a lookup; null when there were problems, which have been told. */
    @Nullable Lookup of(LookupSpec spec) {
        return compiled.get(spec);
    }

    IdentityHashMap<LookupSpec, Lookup> all() {
        return compiled;
    }

    private @Nullable TableSchema table(YamlScalar name) {
        Optional<TableId> id = TableNames.parse(name, name.text(), problems);
        Optional<TableSchema> table = id.flatMap(targets::table);
        if (id.isPresent() && table.isEmpty()) {
            String message = "unknown table `" + name.text() + "`" + Nearest.question(name.text(), targets.names());
            problems.add(name.place(), RuleCode.E203, message, "Values are looked up in tables of NEW.");
        }
        return table.orElse(null);
    }

    private @Nullable Column column(YamlScalar name, TableSchema table) {
        Optional<Column> column = table.column(name.text());
        if (column.isEmpty()) {
            List<String> names = table.columns().stream().map(Column::name).toList();
            String message = "unknown column `" + name.text() + "` of " + table.id() + Nearest.question(name.text(), names);
            problems.add(name.place(), RuleCode.E211, message);
        }
        return column.orElse(null);
    }

    /** Whether two values of the type are equal in NEW exactly when they are equal here. */
    static boolean comparable(ColumnType type) {
        return switch (type) {
            case ColumnType.Int i -> true;
            case ColumnType.Decimal d -> true;
            case ColumnType.Year y -> true;
            case ColumnType.Text t -> true;
            case ColumnType.Enumeration e -> true;
            case ColumnType.Binary b -> true;
            case ColumnType.Date d -> true;
            case ColumnType.Time t -> true;
            case ColumnType.DateTime d -> true;
            case ColumnType.Timestamp t -> true;
            case ColumnType.Single s -> false;
            case ColumnType.DoublePrecision d -> false;
            case ColumnType.LabelSet s -> false;
            case ColumnType.Json j -> false;
            case ColumnType.Bit b -> false;
            case ColumnType.Other o -> false;
        };
    }

    private boolean comparable(LookupSpec spec, TableSchema table, Column match) {
        boolean comparable = comparable(match.type());
        if (!comparable) {
            problems.add(Problem.of(spec.match().place(), RuleCode.E321, "nothing can be looked up by a column of this type")
                    .withDetail(said(table, match))
                    .withHint("Whole and decimal numbers, texts, ENUM, bytes, dates and times can be compared exactly."));
        }
        return comparable;
    }

    private boolean unique(LookupSpec spec, TableSchema table, Column match) {
        List<String> alone = List.of(match.name());
        boolean unique = table.key().equals(alone)
                || table.uniqueKeys().stream().anyMatch(key -> key.plain() && key.columns().equals(alone));
        if (!unique) {
            problems.add(Problem.of(spec.match().place(), RuleCode.E421, "more than one row may match")
                    .withDetail(name(table, match) + " has no unique index of its own.")
                    .withHint("Look up by a column that has one, or add it: ALTER TABLE " + table.id() + " ADD UNIQUE ("
                            + match.name() + ")."));
        }
        return unique;
    }

    private static String said(TableSchema table, Column column) {
        return name(table, column) + " is " + column.sqlType() + ".";
    }

    private static String name(TableSchema table, Column column) {
        return ColumnFeeds.name(table, column);
    }
}
