package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.ImpliedTypes.Told;
import dev.seachange.rules.RuleDocument.Assignment;
import dev.seachange.rules.RuleDocument.Columns;
import dev.seachange.rules.RuleDocument.Except;
import dev.seachange.rules.RuleDocument.KeySpec;
import dev.seachange.rules.RuleDocument.Leave;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.types.TypeNames;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts one table together from what each rule feeds it. */
final class TableSketch {
    /** @param rows how many rules that make rows feed it */
    private record Sketch(@Nullable ColumnType type, boolean nullable, int rows, Place place) {}

    private final TableId id;
    private final Place place;
    private final Problems problems;
    private final Set<String> key = new LinkedHashSet<>();
    private final Map<String, Sketch> columns = new LinkedHashMap<>();
    private final Set<String> rules = new LinkedHashSet<>();
    private int rowMakers;

    TableSketch(TableId id, Place place, Problems problems) {
        this.id = id;
        this.place = place;
        this.problems = problems;
    }

    /** @param known tables that lookups may look into */
    void add(Match match, Catalog known) {
        RuleSpec rule = match.rule();
        ImpliedTypes types = new ImpliedTypes(match, known);
        rules.add(rule.name().text());
        rowMakers += rule.ownsColumns() ? 0 : 1;
        KeySpec keySpec = rule.key();
        for (Assignment part : keySpec == null ? List.<Assignment>of() : keySpec.parts()) {
            key.add(part.target().text());
            assign(part, types, false);
        }
        switch (rule.columns()) {
            case Columns.Listed listed -> listed.assignments().forEach(a -> assign(a, types, rule.ownsColumns()));
            case Columns.Copy copy -> copy(match, copy, types);
        }
        if (rule.leave() instanceof Leave.Mark mark) {
            mark.columns().forEach(a -> assign(a, types, true));
        }
    }

    private void assign(Assignment assignment, ImpliedTypes types, boolean optional) {
        Told told = types.of(assignment.feed());
        if (told != null) {
            put(assignment.target().text(), told.type(), told.nullable(), optional, assignment.target().place());
        }
    }

    /** A column that an expression of the key names has its place in the key already. */
    private void copy(Match match, Columns.Copy copy, ImpliedTypes types) {
        Map<String, Except> excepts = new HashMap<>();
        copy.except().forEach(except -> excepts.put(except.column().text(), except));
        Set<String> dropped = new HashSet<>();
        match.rule().drop().columns().forEach(column -> dropped.add(column.text()));
        boolean keyByName = match.rule().key() == null;
        for (Column column : match.source().columns()) {
            Except except = excepts.get(column.name());
            YamlScalar to = except == null ? null : except.to();
            String name = to == null ? column.name() : to.text();
            boolean left = column.generated() || dropped.contains(column.name()) || (except != null && to == null);
            boolean inKey = types.mentioned().contains(match.source().ordinal(column.name())) && to == null;
            if (!left && !inKey) {
                put(name, column.type(), column.nullable(), match.rule().ownsColumns(), copy.place());
            }
            if (keyByName && !left && match.source().key().contains(column.name())) {
                key.add(name);
            }
        }
    }

    private void put(String name, @Nullable ColumnType type, boolean nullable, boolean optional, Place at) {
        Sketch before = columns.get(name);
        int rows = (before == null ? 0 : before.rows()) + (optional ? 0 : 1);
        if (before == null) {
            columns.put(name, new Sketch(type, nullable || optional, rows, at));
            return;
        }
        ColumnType joined = before.type() == null ? type : type == null ? before.type() : TypeJoin.of(before.type(), type);
        if (joined == null && before.type() != null && type != null) {
            problems.add(Problem.of(at, ImpliedCode.E502, "rules disagree on the type of `" + name + "` of " + id)
                    .withDetail("It is " + TypeNames.of(before.type()) + " above, and " + TypeNames.of(type) + " here.")
                    .withHint("Name one type in both: `" + name + ": { from: ..., type: ... }`."));
            joined = before.type();
        }
        columns.put(name, new Sketch(joined, before.nullable() || nullable || optional, rows, before.place()));
    }

    ImpliedTable table() {
        List<Column> all = new ArrayList<>();
        columns.forEach((name, sketch) -> {
            if (key.contains(name)) {
                all.add(column(name, sketch, false));
            }
        });
        columns.forEach((name, sketch) -> {
            if (!key.contains(name)) {
                all.add(column(name, sketch, sketch.nullable() || sketch.rows() < rowMakers));
            }
        });
        List<String> named = key.stream().filter(columns::containsKey).toList();
        return new ImpliedTable(new TableSchema(id, all, named, List.of(), List.of()), List.copyOf(rules), place);
    }

    private Column column(String name, Sketch sketch, boolean nullable) {
        ColumnType type = sketch.type();
        if (type == null || type instanceof ColumnType.Other) {
            problems.add(sketch.place(), ImpliedCode.E501, "nothing tells the type of `" + name + "` of " + id,
                    "Name it, `" + name + ": { from: ..., type: ... }`, or make the table by hand.");
        }
        ColumnType known = type == null ? new ColumnType.Other() : type;
        return new Column(name, known, TypeNames.of(known), nullable, false, nullable);
    }
}
