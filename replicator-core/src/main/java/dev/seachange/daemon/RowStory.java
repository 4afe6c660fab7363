package dev.seachange.daemon;

import dev.seachange.cases.CaseValues;
import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Explanation;
import dev.seachange.server.Identifiers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code explain} prints. Values are shown, since they were asked for. */
final class RowStory {
    private final TableSchema table;
    private final StringBuilder text = new StringBuilder();

    RowStory(TableSchema table) {
        this.table = table;
    }

    String text() {
        return text.toString().stripTrailing();
    }

    void absent(RowKey key) {
        line(0, "OLD has no row " + table.id() + " " + key);
    }

    void source(RowKey key, Row row) {
        line(0, "OLD " + table.id() + " " + key);
        for (int i = 0; i < row.size(); i++) {
            Column column = table.columns().get(i);
            boolean shown = !(column.type() instanceof ColumnType.Other);
            line(1, named(column.name()) + (shown ? value(row.get(i), column) : "(" + column.sqlType() + ")"));
        }
    }

    /** The key in NEW; null when a part of it was refused. */
    static @Nullable RowKey targetKey(Explanation explanation) {
        List<Integer> ordinals = explanation.shape().keyOrdinals();
        @Nullable Object[] parts = new Object[ordinals.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = explanation.values().get(ordinals.get(i)).value();
            if (parts[i] == null) {
                return null;
            }
        }
        return RowKey.of(parts);
    }

    /**
     * One rule.
     *
     * @param found what NEW has under the key, in the order of the shape; null for no row
     * @param momentary columns whose values depend on the change, so that they cannot be told from the row
     */
    void rule(Explanation explanation, @Nullable Row found, Set<String> momentary) {
        WriteShape shape = explanation.shape();
        line(0, "");
        line(0, "rule " + shape.rule() + ": " + table.id() + " -> " + shape.target().id());
        String undecided = explanation.undecided();
        if (explanation.where() != null) {
            line(1, named("where") + explanation.where().text() + "  = "
                    + (undecided == null ? explanation.passes() : "REFUSED " + undecided));
        }
        for (Explanation.Value value : explanation.values()) {
            String refusal = value.refusal();
            String made = refusal != null ? "REFUSED " + refusal
                    : momentary.contains(value.column().name()) ? "(depends on the change)"
                    : value(value.value(), value.column());
            line(1, named(value.column().name()) + value.from().text() + "  = " + made);
        }
        boolean refused = undecided != null
                || (explanation.passes() && explanation.values().stream().anyMatch(v -> v.refusal() != null));
        line(1, "NEW " + (found == null ? "has no such row" : "has " + row(shape, found)));
        line(1, "-> " + (refused
                ? "refused: the key is parked until the value, or the rule, is another"
                : explanation.passes() ? put(explanation, found, momentary) : leave(explanation, found)));
    }

    private String put(Explanation explanation, @Nullable Row found, Set<String> momentary) {
        WriteShape shape = explanation.shape();
        if (found == null) {
            return shape.makesRows()
                    ? "INSERT INTO " + Identifiers.quote(shape.target().id()) + " (" + names(shape) + ") VALUES ("
                            + explanation.values().stream().map(v -> literal(v, momentary)).collect(Collectors.joining(", ")) + ")"
                    : "nothing: the row is another rule's, and these columns wait for it";
        }
        List<String> differing = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Explanation.Value value = explanation.values().get(i);
            boolean same = CaseValues.same(value.column().type(), value.value(), found.get(i));
            if (!same && !momentary.contains(value.column().name())) {
                differing.add(Identifiers.quote(value.column().name()) + " = " + literal(value, momentary));
            }
        }
        return differing.isEmpty()
                ? "nothing: NEW has these values"
                : "UPDATE " + Identifiers.quote(shape.target().id()) + " SET " + String.join(", ", differing) + where(explanation);
    }

    private static String leave(Explanation explanation, @Nullable Row found) {
        if (found == null) {
            return "nothing: the filter leaves the row out";
        }
        if (!explanation.shape().makesRows()) {
            return "the filter leaves the row out: these columns are to hold their defaults";
        }
        return explanation.deletes()
                ? "DELETE FROM " + Identifiers.quote(explanation.shape().target().id()) + where(explanation)
                : "nothing: the filter leaves the row out, and `on_delete` lets what is there stay";
    }

    private static String where(Explanation explanation) {
        return explanation.shape().keyOrdinals().stream()
                .map(explanation.values()::get)
                .map(v -> Identifiers.quote(v.column().name()) + " = " + literal(v, Set.of()))
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private static String names(WriteShape shape) {
        return Identifiers.quoteAll(shape.columns().stream().map(Column::name).toList());
    }

    /** For people to read; the sink binds values. */
    private static String literal(Explanation.Value value, Set<String> momentary) {
        if (momentary.contains(value.column().name())) {
            return "?";
        }
        Object object = value.value();
        String written = CaseValues.write(object, value.column().type());
        boolean bare = object == null || object instanceof Number || object instanceof byte[];
        return bare ? written : "'" + written.replace("'", "''") + "'";
    }

    private static String row(WriteShape shape, Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = shape.columns().get(i);
            values.add(column.name() + ": " + value(row.get(i), column));
        }
        return "{ " + String.join(", ", values) + " }";
    }

    void notBegun(String name) {
        line(0, "");
        line(0, "The migration `" + name + "` has not begun: NEW holds no state of it.");
    }

    void checkpoint(String stage, String position, @Nullable Instant through, boolean sameRules) {
        line(0, "");
        line(0, "where it stands");
        line(1, named("stage") + stage);
        line(1, named("NEW is at") + position + (through == null ? "" : ", committed in OLD at " + through));
        line(1, named("rules") + (sameRules ? "those that NEW's rows were made by" : "CHANGED since the last run"));
    }

    void copy(String state) {
        line(1, named("copy") + state);
    }

    void notParked() {
        line(1, named("quarantine") + "not parked");
    }

    void parked(String rule, String code, String message, String position, Instant since, long skipped) {
        line(1, named("quarantine") + "PARKED for rule " + rule + " since " + since + ": " + code + " " + message);
        line(2, "behind " + position + "; " + skipped + (skipped == 1 ? " later change" : " later changes") + " skipped");
    }

    private static String value(@Nullable Object value, Column column) {
        return CaseValues.yaml(value, column.type());
    }

    private static String named(String name) {
        return String.format(Locale.ROOT, "%-14s  ", name);
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
