package dev.seachange.sink;

import static java.util.stream.Collectors.joining;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.server.Identifiers;
import dev.seachange.server.RowReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The text of the statements on rows of NEW; the only place that writes it. Parameters stand row by row. */
final class Statements {
    private final Dialect dialect;

    Statements(Dialect dialect) {
        this.dialect = dialect;
    }

    String insert(Shape shape, int rows) {
        List<Column> columns = shape.written.columns();
        String row = "(" + marks(columns.size()) + ")";
        return "INSERT INTO " + Identifiers.quote(shape.table.id()) + " (" + names(columns) + ") VALUES " + times(row, rows);
    }

    /** Parameters: the values to set, then the key. */
    String updateOne(Shape shape) {
        return "UPDATE " + Identifiers.quote(shape.table.id()) + " SET "
                + updated(shape).stream().map(c -> Identifiers.quote(c.name()) + " = ?").collect(joining(", "))
                + " WHERE " + keyEquals(shape.table, "");
    }

    /** Sets all columns, those of the key included. Parameters: all values, then the old key. */
    String move(Shape shape) {
        return "UPDATE " + Identifiers.quote(shape.table.id()) + " SET "
                + shape.written.columns().stream()
                        .map(c -> Identifiers.quote(c.name()) + " = ?")
                        .collect(joining(", "))
                + " WHERE " + keyEquals(shape.table, "");
    }

    /** Whether {@link #updateMany} can find rows of the table by their key; else each row takes a statement of its own. */
    boolean updatesMany(Shape shape) {
        return dialect.joins() && key(shape.table).stream().allMatch(c -> joined(c.type(), "").isPresent());
    }

    /**
     * Joins the new values, as a derived table, to the rows: parameters are whole rows in the order of the shape. The join order is
     * fixed, and the values get the exact type and collation of the key, so that each row is looked up by its primary key.
     */
    String updateMany(Shape shape, int rows) {
        List<Column> columns = shape.written.columns();
        String on = key(shape.table).stream()
                .map(c -> "t." + Identifiers.quote(c.name()) + " = "
                        + joined(c.type(), "v.c" + shape.ordinal(c.name())).orElseThrow())
                .collect(joining(" AND "));
        String set = updated(shape).stream()
                .map(c -> "t." + Identifiers.quote(c.name()) + " = v.c" + shape.ordinal(c.name()))
                .collect(joining(", "));
        List<String> marks = columns.stream().map(c -> mark(c.type())).toList();
        return "UPDATE " + dialect.values(shape, marks, rows) + " STRAIGHT_JOIN "
                + Identifiers.quote(shape.table.id()) + " AS t ON " + on + " SET " + set;
    }

    /** A single text among the doubles of a derived column (negative zero is bound so) would make all of them texts. */
    private static String mark(ColumnType type) {
        return type instanceof ColumnType.Single || type instanceof ColumnType.DoublePrecision ? "(? * 1e0)" : "?";
    }

    String delete(TargetTable table, int keys, boolean descending) {
        String order = descending
                ? " ORDER BY "
                        + key(table).stream().map(c -> Identifiers.quote(c.name()) + " DESC").collect(joining(", "))
                : "";
        return "DELETE FROM " + Identifiers.quote(table.id()) + " WHERE " + keyIn(table, keys) + order;
    }

    String release(TargetTable table, List<Column> columns, int keys) {
        return "UPDATE " + Identifiers.quote(table.id()) + " SET "
                + columns.stream()
                        .map(c -> Identifiers.quote(c.name()) + " = "
                                + (c.nullable() ? "NULL" : Placeholders.of(c.type(), table.schema.key()).orElseThrow()))
                        .collect(joining(", "))
                + " WHERE " + keyIn(table, keys);
    }

    String look(TargetTable table, List<Column> columns, int keys) {
        return "SELECT " + RowReader.of(table.id(), columns).selectList() + " FROM "
                + Identifiers.quote(table.id()) + " WHERE " + keyIn(table, keys);
    }

    String clear(TargetTable table) {
        return "DELETE FROM " + Identifiers.quote(table.id());
    }

    static List<Column> key(TargetTable table) {
        return table.schema.key().stream()
                .map(name -> table.schema.columns().get(table.schema.ordinal(name)))
                .toList();
    }

    /** What an update sets: all but the key; where there is nothing else, the key itself, so that rows are still counted. */
    static List<Column> updated(Shape shape) {
        List<Column> columns = shape.written.columns();
        List<Column> others = IntStream.range(0, columns.size())
                .filter(i -> !shape.isKey(i))
                .mapToObj(columns::get)
                .toList();
        return others.isEmpty() ? columns : others;
    }

    /** Whether two texts are one to a column. Parameters: the texts. */
    String sameText(ColumnType.Text type) {
        return collated(type, "?") + " = " + collated(type, "?");
    }

    private static String collated(ColumnType.Text text, String value) {
        return "CONVERT(" + value + " USING " + text.charset() + ") COLLATE " + text.collation();
    }

    private String keyIn(TargetTable table, int keys) {
        List<String> key = table.schema.key();
        if (key.size() == 1) {
            return Identifiers.quote(key.getFirst()) + " IN (" + marks(keys) + ")";
        }
        if (keys == 1) {
            return keyEquals(table, "");
        }
        return dialect.looksUpTuples()
                ? "(" + Identifiers.quoteAll(key) + ") IN (" + times("(" + marks(key.size()) + ")", keys) + ")"
                : IntStream.range(0, keys).mapToObj(i -> "(" + keyEquals(table, "") + ")").collect(joining(" OR "));
    }

    private static String keyEquals(TargetTable table, String prefix) {
        return table.schema.key().stream()
                .map(name -> prefix + Identifiers.quote(name) + " = ?")
                .collect(joining(" AND "));
    }

    /** How a joined value is compared with a key column of this type so that the index serves; empty if it does not. */
    private Optional<String> joined(ColumnType type, String value) {
        return switch (type) {
            case ColumnType.Int number ->
                Optional.of("CAST(" + value + (number.unsigned() ? " AS UNSIGNED)" : " AS SIGNED)"));
            case ColumnType.Decimal decimal ->
                Optional.of("CAST(" + value + " AS DECIMAL(" + decimal.precision() + "," + decimal.scale() + "))");
            case ColumnType.Text text -> Optional.of(collated(text, value));
            case ColumnType.Binary binary -> Optional.of(value);
            case ColumnType.Date date -> Optional.of("CAST(" + value + " AS DATE)");
            case ColumnType.DateTime dateTime -> Optional.of("CAST(" + value + " AS DATETIME(6))");
            case ColumnType.Timestamp timestamp -> Optional.empty();
            case ColumnType.Time time -> Optional.empty();
            case ColumnType.Single single -> Optional.empty();
            case ColumnType.DoublePrecision number -> Optional.empty();
            case ColumnType.Enumeration labels -> Optional.empty();
            case ColumnType.LabelSet labels -> Optional.empty();
            case ColumnType.Json json -> Optional.empty();
            case ColumnType.Bit bit -> Optional.empty();
            case ColumnType.Year year -> Optional.empty();
            case ColumnType.Other other -> Optional.empty();
        };
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(c -> Identifiers.quote(c.name())).collect(joining(", "));
    }

    static String marks(int count) {
        return times("?", count);
    }

    static String times(String text, int count) {
        return (text + ",").repeat(count - 1) + text;
    }
}
