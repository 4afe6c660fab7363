package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.TypeNames;
import dev.seachange.yaml.YamlText;
import java.util.List;

/** What feeds a column from another, with a cast where one is needed. */
final class Feeds {
    private Feeds() {}

    /** The column as an expression that stands alone. */
    static String alone(Column column) {
        return inBraces(column);
    }

    /** The column as an expression among others, in braces. */
    static String inBraces(Column column) {
        return YamlText.of(Expressions.named(column.name()));
    }

    /** As it fits; what it means for rows that do not fit is asked or remarked. */
    static Item item(TableSchema source, Column from, TableSchema target, Column to, Codes codes) {
        String name = YamlText.of(to.name());
        String cast = name + ": { from: " + inBraces(from) + ", type: \"" + TypeNames.inRules(to.type()) + "\" }";
        boolean mayLackValue = from.nullable() && !to.nullable();
        return switch (Fit.of(from, to)) {
            case CODE -> codes.item(source, from, to);
            case SAME -> mayLackValue ? orElse(source, from, target, to, cast) : Item.of(name + ": " + alone(from));
            case TIGHT, CAST -> mayLackValue ? orElse(source, from, target, to, cast) : Item.of(cast, remark(from, to));
            case ZONE -> Item.asking(
                    sides(source, from, target, to) + ": in which time zone are the times of " + local(from, to) + "?",
                    name + ": { from: " + inBraces(from) + ", zone: UTC }");
            case NONE -> throw new IllegalArgumentException("no way from " + from + " to " + to);
        };
    }

    private static String local(Column from, Column to) {
        return from.type() instanceof ColumnType.DateTime ? "OLD's `" + from.name() + "`" : "NEW's `" + to.name() + "`";
    }

    private static Item orElse(TableSchema source, Column from, TableSchema target, Column to, String cast) {
        String question = source.id() + "." + from.name() + " may be NULL, " + target.id() + "." + to.name()
                + " may not: what stands for NULL? `coalesce(" + Expressions.named(from.name())
                + ", ...)` says it; as it is here, such a row is parked.";
        return new Item(List.of(question), cast, false, "");
    }

    private static String sides(TableSchema source, Column from, TableSchema target, Column to) {
        return source.id() + "." + from.name() + " is " + from.sqlType() + ", " + target.id() + "." + to.name() + " is "
                + to.sqlType();
    }

    private static String remark(Column from, Column to) {
        boolean labels = from.type() instanceof ColumnType.Enumeration e && to.type() instanceof ColumnType.Text t
                && e.labels().stream().allMatch(label -> label.length() <= t.length());
        return switch (Conversions.between(from.type(), to.type())) {
            case Conversion.Narrowing n -> n.why() + ": such a row is parked";
            case Conversion.Cast c -> labels ? "" : c.why() + ": a row that does not fit is parked";
            case Conversion.Widening w -> "";
            case Conversion.None none -> "";
        };
    }
}
