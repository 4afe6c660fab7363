package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Collation;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How a server of one kind stores what rules need: types it has, that hold all of it. Texts are in utf8mb4; those of a key, unique ones
 * too, get a collation that tells apart what the source's does, all others that of their database.
 *
 * <p>Source of the limits: MySQL Reference Manual, "Limits on Table Column Count and Row Size"; MariaDB has the same.
 */
final class Storage {
    private static final int MOST_IN_ROW = 16_383;
    private static final long ROW_BYTES = 65_535;
    private static final long[] TEXT_BYTES = {255, 65_535, 16_777_215, 4_294_967_295L};

    /** Above this many bytes a column of bytes is kept outside of the row. */
    private static final int MOST_BINARY = 1024;

    private final Dialect dialect;

    Storage(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The table with columns as the server has them; their declarations are {@link Column#sqlType}. */
    TableSchema stored(TableSchema needed) {
        List<Column> columns = new ArrayList<>();
        List<String> indexed = indexed(needed);
        for (Column column : needed.columns()) {
            columns.add(with(column, stored(column.type(), indexed.contains(column.name()))));
        }
        while (rowBytes(columns) > ROW_BYTES && moveOneOut(columns, indexed)) {}
        return new TableSchema(needed.id(), columns, needed.key(), needed.uniqueKeys(), List.of());
    }

    /** Columns of the key and of unique keys. */
    static List<String> indexed(TableSchema table) {
        List<String> names = new ArrayList<>(table.key());
        table.uniqueKeys().forEach(key -> names.addAll(key.columns()));
        return names;
    }

    private Column with(Column column, ColumnType type) {
        return new Column(column.name(), type, SqlTypes.of(type), column.nullable(), false, column.hasDefault());
    }

    ColumnType stored(ColumnType type, boolean key) {
        return switch (type) {
            case ColumnType.Int i -> whole(i);
            case ColumnType.Decimal d -> new ColumnType.Decimal(d.precision(), d.scale(), false);
            case ColumnType.Text t -> text(t, key);
            case ColumnType.Enumeration e -> new ColumnType.Enumeration(e.labels(), "utf8mb4", e.collation());
            case ColumnType.LabelSet s -> new ColumnType.LabelSet(s.labels(), "utf8mb4", s.collation());
            case ColumnType.Binary b -> binary(b, key);
            case ColumnType.Single s -> s;
            case ColumnType.DoublePrecision d -> d;
            case ColumnType.Json j -> j;
            case ColumnType.Bit b -> b;
            case ColumnType.Date d -> d;
            case ColumnType.Time t -> t;
            case ColumnType.DateTime d -> d;
            case ColumnType.Timestamp t -> t;
            case ColumnType.Year y -> y;
            case ColumnType.Other o -> o;
        };
    }

    private static ColumnType whole(ColumnType.Int type) {
        if (type.bits() == 1) {
            return new ColumnType.Int(8, false);
        }
        int bits = LongStream.of(8, 16, 24, 32).mapToInt(b -> (int) b).filter(b -> b >= type.bits()).findFirst().orElse(64);
        return new ColumnType.Int(bits, type.unsigned());
    }

    private ColumnType text(ColumnType.Text type, boolean key) {
        String collation = key ? keyCollation(type.collation()) : "utf8mb4_general_ci";
        // No index takes a whole TEXT; as many characters hold as many bytes.
        boolean counted = !type.lengthInBytes() || key;
        if (counted && type.length() <= (type.fixed() ? 255 : MOST_IN_ROW)) {
            return new ColumnType.Text(Math.max(1, type.length()), false, type.fixed(), "utf8mb4", collation);
        }
        for (long bytes : TEXT_BYTES) {
            ColumnType family = new ColumnType.Text(bytes, true, false, "utf8mb4", collation);
            if (Conversions.between(type, family) instanceof Conversion.Widening) {
                return family;
            }
        }
        // What cannot be proven to fit even there; the check of the rules says so.
        return new ColumnType.Text(TEXT_BYTES[3], true, false, "utf8mb4", collation);
    }

    /** The source's own rules where this server has them, else byte by byte. */
    String keyCollation(String source) {
        Collation wanted = Collation.of(source);
        String same = source.replaceFirst("^utf8(mb3|mb4)?_", "utf8mb4_");
        boolean known = dialect == Dialect.MYSQL
                ? !same.contains("uca1400") && !same.contains("nopad")
                : !same.contains("0900");
        if (same.startsWith("utf8mb4_") && known && Collation.of(same).tellsApartAllOf(wanted)) {
            return same;
        }
        if (wanted.pads()) {
            return "utf8mb4_bin";
        }
        return dialect == Dialect.MYSQL ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
    }

    private static ColumnType binary(ColumnType.Binary type, boolean key) {
        if ((type.fixed() && type.length() <= 255) || key || type.length() <= MOST_BINARY) {
            return new ColumnType.Binary(Math.max(1, type.length()), type.fixed());
        }
        long bytes = LongStream.of(TEXT_BYTES).filter(b -> b >= type.length()).findFirst().orElse(TEXT_BYTES[3]);
        return new ColumnType.Binary(bytes, false);
    }

    /** The widest VARCHAR that is in no key becomes a TEXT. */
    private boolean moveOneOut(List<Column> columns, List<String> indexed) {
        Column widest = columns.stream()
                .filter(column -> column.type() instanceof ColumnType.Text t && !t.lengthInBytes())
                .filter(column -> !indexed.contains(column.name()))
                .max(Comparator.comparingLong(column -> rowBytes(column.type())))
                .orElse(null);
        if (widest == null || !(widest.type() instanceof ColumnType.Text text)) {
            return false;
        }
        ColumnType moved = text(new ColumnType.Text(text.length() * 4, true, false, "utf8mb4", text.collation()), false);
        columns.set(columns.indexOf(widest), with(widest, moved));
        return true;
    }

    private static long rowBytes(List<Column> columns) {
        return columns.stream().mapToLong(column -> rowBytes(column.type())).sum();
    }

    /** An upper bound; what is kept outside leaves a pointer. */
    private static long rowBytes(ColumnType type) {
        return switch (type) {
            case ColumnType.Text t when !t.lengthInBytes() -> 4 * t.length() + 2;
            case ColumnType.Binary b when b.length() <= MOST_BINARY -> b.length() + 2;
            case ColumnType.Decimal d -> 32;
            default -> 12;
        };
    }

    /** How many bytes of an index these columns take at most. */
    static long keyBytes(TableSchema table, List<String> key) {
        return table.columns().stream()
                .filter(column -> key.contains(column.name()))
                .mapToLong(column -> indexBytes(column.type()))
                .sum();
    }

    private static long indexBytes(ColumnType type) {
        return switch (type) {
            case ColumnType.Binary b -> b.length();
            case ColumnType.Text t when t.lengthInBytes() -> t.length();
            default -> rowBytes(type) - 2;
        };
    }
}
