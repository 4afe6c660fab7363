package dev.seachange.cases;

import dev.seachange.cases.Effects.Effect;
import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.References;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import dev.seachange.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes rows as a test file: each as an insert, with what the rules make of it now. */
public final class CaseWriter {
    private final RuleSet rules;
    private final TableSchema table;
    private final GatheredRows gathered;
    private final Set<String> masked;

    /**
     * @param table a table that rules read
     * @param references what NEW holds; numbers of key maps are not taken from there but begin at 1, as in tests
     * @param masked columns whose values are not to be shown: texts keep their length, other values become empty ones
     */
    public CaseWriter(RuleSet rules, TableSchema table, References references, Set<String> masked) {
        this.rules = rules;
        this.table = table;
        this.gathered = new GatheredRows(references, new LookupNames(rules.lookups()));
        this.masked = Set.copyOf(masked);
    }

    public String text(List<Row> rows) {
        StringBuilder cases = new StringBuilder();
        rows.forEach(row -> add(cases, row));
        return """
                # Rows of OLD, with what the rules made of them when this was recorded.
                tests: 1
                """ + gathered.text() + "cases:\n" + cases;
    }

    private void add(StringBuilder text, Row row) {
        Map<String, @Nullable Object> shown = shown(row);
        // What the test will see: columns that no rule looks at are not in it.
        Row seen = Rows.filled(table, shown);
        Effects effects = new Effects();
        rules.apply(
                new RowChange.Insert(table, seen),
                new Circumstances(true, CaseReader.USUAL_TIME, gathered.references()),
                effects);
        text.append("  - name: ").append(YamlText.of(table.id() + " " + table.keyOf(row))).append('\n');
        text.append("    insert: { ").append(YamlText.of(table.id().toString())).append(": ").append(row(table, shown)).append(" }\n");
        if (!effects.rejections().isEmpty()) {
            refusal(text, effects.rejections().getFirst());
        } else if (effects.all().isEmpty()) {
            text.append("    expect: nothing\n");
        } else {
            expectation(text, effects.all());
        }
    }

    private Map<String, @Nullable Object> shown(Row row) {
        Set<String> reads = rules.reads(table.id());
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Column column = table.columns().get(i);
            boolean wanted = reads.contains(column.name()) || table.key().contains(column.name());
            if (wanted && !(column.type() instanceof ColumnType.Other)) {
                Object value = row.get(i);
                shown.put(column.name(), value != null && masked.contains(column.name()) ? mask(value, column) : value);
            }
        }
        return shown;
    }

    /** Letters and digits of texts are replaced one by one, so that lengths, blanks and marks stay. */
    private static Object mask(Object value, Column column) {
        if (!(column.type() instanceof ColumnType.Text) || !(value instanceof String text)) {
            return Rows.empty(column.type());
        }
        StringBuilder mask = new StringBuilder();
        text.codePoints().forEach(c -> mask.appendCodePoint(
                Character.isDigit(c) ? '0' : Character.isUpperCase(c) ? 'X' : Character.isLetter(c) ? 'x' : c));
        return mask.toString();
    }

    private static void refusal(StringBuilder text, Rejection rejection) {
        text.append("    expect_error: { rule: ").append(YamlText.of(rejection.rule()));
        String column = rejection.column();
        text.append(column == null ? "" : ", column: " + YamlText.of(column)).append(", code: ").append(rejection.code()).append(" }\n");
    }

    private static void expectation(StringBuilder text, List<Effect> effects) {
        Map<TableId, List<Effect>> byTable = new LinkedHashMap<>();
        effects.forEach(effect -> byTable.computeIfAbsent(effect.table().id(), t -> new ArrayList<>()).add(effect));
        text.append("    expect:\n");
        byTable.forEach((id, rows) -> {
            text.append("      ").append(YamlText.of(id.toString())).append(":\n");
            if (rows.size() == 1) {
                text.append("        upsert: ").append(row(rows.getFirst().table(), rows.getFirst().values())).append('\n');
            } else {
                text.append("        upsert:\n");
                rows.forEach(e -> text.append("          - ").append(row(e.table(), e.values())).append('\n'));
            }
        });
    }

    private static String row(TableSchema table, Map<String, @Nullable Object> values) {
        StringBuilder row = new StringBuilder();
        values.forEach((name, value) -> row.append(row.isEmpty() ? "{ " : ", ")
                .append(YamlText.of(name)).append(": ")
                .append(CaseValues.yaml(value, table.columns().get(table.ordinal(name)).type())));
        return row.append(" }").toString();
    }
}
