package dev.seachange.source;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.change.ZeroDate;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Turns Connect structs of one table version into rows; compiled once, no lookup by name per row. */
final class RowDecoder {
    /** What a value of fixed size counts for, in bytes. */
    private static final int FIXED_WEIGHT = 24;

    private final TableSchema table;
    private final Field[] fields;
    private final ValueDecoder[] decoders;
    private final boolean[] nullIsZeroDate;

    private RowDecoder(TableSchema table, Field[] fields, ValueDecoder[] decoders, boolean[] nullIsZeroDate) {
        this.table = table;
        this.fields = fields;
        this.decoders = decoders;
        this.nullIsZeroDate = nullIsZeroDate;
    }

    /** @throws SourceFailure when the log's columns are not those that the rules were checked against */
    static RowDecoder of(TableSchema table, Schema rowSchema) {
        List<Column> columns = table.columns();
        Field[] fields = new Field[columns.size()];
        ValueDecoder[] decoders = new ValueDecoder[columns.size()];
        boolean[] nullIsZeroDate = new boolean[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            Column column = columns.get(i);
            Field field = rowSchema.field(column.name());
            if (field == null) {
                throw changed(table, "column " + column.name() + " is not in the log");
            }
            fields[i] = field;
            decoders[i] = decoder(table, column, field);
            nullIsZeroDate[i] = NotNullDates.are(field.schema());
        }
        if (rowSchema.fields().size() != fields.length) {
            throw changed(table, "the log has " + rowSchema.fields().size() + " columns, the table " + fields.length);
        }
        return new RowDecoder(table, fields, decoders, nullIsZeroDate);
    }

    private static ValueDecoder decoder(TableSchema table, Column column, Field field) {
        try {
            return ValueDecoder.of(column.type(), field.schema());
        } catch (IllegalArgumentException e) {
            if (column.type() instanceof ColumnType.Other) {
                // No rule can read it, so its value is never asked for.
                return value -> "";
            }
            throw changed(table, "column " + column.name() + " (" + column.sqlType() + "): " + e.getMessage());
        }
    }

    private static SourceFailure changed(TableSchema table, String what) {
        return new SourceFailure(
                SourceFailure.Kind.FATAL,
                "Rows of " + table + " in the log do not look like the table does now: " + what + ".",
                "If " + table + " was altered while Seachange was not running, the rows written before cannot be told"
                        + " apart safely: copy the table anew.",
                new IllegalStateException(what));
    }

    /** Whether rows of the other schema are decoded in the same way. */
    boolean fits(Schema rowSchema) {
        if (rowSchema.fields().size() != fields.length) {
            return false;
        }
        for (Field field : fields) {
            Field other = rowSchema.field(field.name());
            if (other == null || !other.schema().equals(field.schema())) {
                return false;
            }
        }
        return true;
    }

    TableSchema table() {
        return table;
    }

    Row decode(Struct struct, Weight weight) {
        @Nullable Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            Object value = struct.getWithoutDefault(fields[i].name());
            if (value != null) {
                values[i] = decoders[i].decode(value);
                weight.add(values[i]);
            } else if (nullIsZeroDate[i]) {
                values[i] = ZeroDate.ZERO_DATE;
            }
            if (values[i] == ZeroDate.ZERO_DATE && table.key().contains(fields[i].name())) {
                throw zeroDateInKey(table, fields[i].name());
            }
        }
        return Row.of(values);
    }

    private static SourceFailure zeroDateInKey(TableSchema table, String column) {
        String what = "A row of " + table + " in the log has a zero date (0000-00-00) in `" + column + "`, which is part of its key.";
        return new SourceFailure(
                SourceFailure.Kind.FATAL,
                what + " It has no exact form, so nothing tells which row it is.",
                "Nothing was skipped: the position stays before it. Give such rows other keys on OLD, then copy the table anew.",
                new IllegalStateException(what));
    }

    /** Rough bytes of what has been decoded. */
    static final class Weight {
        private long bytes;

        private void add(@Nullable Object value) {
            if (value instanceof String text) {
                bytes += FIXED_WEIGHT + text.length();
            } else if (value instanceof byte[] array) {
                bytes += FIXED_WEIGHT + array.length;
            } else {
                bytes += FIXED_WEIGHT;
            }
        }

        long bytes() {
            return bytes;
        }
    }
}
