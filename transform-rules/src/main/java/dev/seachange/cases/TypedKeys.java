package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.ValueText;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys of a source table as people type them: as messages and the quarantine show them ({@link RowKey#toString}), or with values
 * as test files write them. Stateless.
 */
public final class TypedKeys {
    private static final int MOST_READINGS = 100;

    private TypedKeys() {}

    /**
     * Keys that a text may stand for: more than one when a part holds a bar itself.
     *
     * @throws IllegalArgumentException when there is none; says why
     */
    public static List<RowKey> readings(TableSchema table, String typed) {
        List<List<String>> ways = new ArrayList<>();
        cut(typed, table.key().size(), new ArrayList<>(), ways);
        if (ways.isEmpty()) {
            throw noKey(table, typed, "it has " + table.key().size() + " parts, joined by `|`", null);
        }
        Set<RowKey> keys = new LinkedHashSet<>();
        Unfit first = null;
        for (List<String> parts : ways) {
            try {
                keys.add(key(table, parts));
            } catch (Unfit e) {
                first = first == null ? e : first;
            }
        }
        if (first != null && keys.isEmpty()) {
            throw noKey(table, typed, first.message(), first);
        }
        return List.copyOf(keys);
    }

    private static IllegalArgumentException noKey(TableSchema table, String typed, String why, @Nullable Unfit cause) {
        String key = table.key().stream()
                .map(name -> name + " " + table.columns().get(table.ordinal(name)).sqlType())
                .collect(Collectors.joining(", ", " (", ")"));
        return new IllegalArgumentException("`" + typed + "` is no key of " + table + key + ": " + why, cause);
    }

    /** Every way to cut the text at bars into so many parts, up to a bound. */
    private static void cut(String text, int parts, List<String> before, List<List<String>> ways) {
        if (parts == 1) {
            List<String> whole = new ArrayList<>(before);
            whole.add(text);
            ways.add(whole);
            return;
        }
        for (int bar = text.indexOf('|'); bar >= 0 && ways.size() < MOST_READINGS; bar = text.indexOf('|', bar + 1)) {
            List<String> more = new ArrayList<>(before);
            more.add(text.substring(0, bar));
            cut(text.substring(bar + 1), parts - 1, more, ways);
        }
    }

    private static RowKey key(TableSchema table, List<String> parts) {
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = table.columns().get(table.ordinal(table.key().get(i)));
            try {
                values[i] = part(column, parts.get(i));
            } catch (Unfit e) {
                throw new Unfit(e.code(), "of `" + column.name() + "` " + e.message());
            }
        }
        return RowKey.of(values);
    }

    private static @Nullable Object part(Column column, String typed) {
        return switch (column.type()) {
            // As it is, blanks too: what the column cannot hold is found nowhere.
            case ColumnType.Text text -> typed;
            case ColumnType.Enumeration labels -> typed;
            case ColumnType.LabelSet labels -> typed;
            case ColumnType.Json json -> typed;
            case ColumnType.Binary binary -> text(column, typed.startsWith("0x") ? typed : "0x" + typed);
            case ColumnType.Bit bit -> typed.startsWith("0x") ? shown(bit, typed.substring(2)) : number(column, typed);
            // Messages show a time as a span: PT3H.
            case ColumnType.Time time -> typed.contains("T") ? shown(time, typed.strip()) : text(column, typed.strip());
            case ColumnType.Int number -> number(column, typed);
            case ColumnType.Decimal number -> number(column, typed);
            case ColumnType.Single number -> number(column, typed);
            case ColumnType.DoublePrecision number -> number(column, typed);
            case ColumnType.Year year -> number(column, typed);
            case ColumnType.Date date -> text(column, typed.strip());
            case ColumnType.DateTime moment -> text(column, typed.strip());
            case ColumnType.Timestamp moment -> text(column, typed.strip());
            case ColumnType.Other other -> throw new Unfit(ValueCode.V106, "the type of the column is not supported");
        };
    }

    private static @Nullable Object number(Column column, String typed) {
        return CaseValues.read(new Literal(Literal.Kind.NUMBER, typed.strip()), column);
    }

    private static @Nullable Object text(Column column, String typed) {
        return CaseValues.read(new Literal(Literal.Kind.TEXT, typed), column);
    }

    private static Object shown(ColumnType type, String typed) {
        try {
            return ValueText.read(type, typed);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unfit(ValueCode.V107, "`" + typed + "` cannot be read");
        }
    }
}
