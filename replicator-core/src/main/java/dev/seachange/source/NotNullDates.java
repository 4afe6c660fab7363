package dev.seachange.source;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import io.debezium.time.Date;
import io.debezium.time.MicroTimestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Gives NULL for a zero date in a DATE or DATETIME column that is NOT NULL, where it can mean nothing else. Debezium alone would
 * give the column's default, or 1970. Made by Debezium, which finds it by its class name.
 *
 * <p>Source: Debezium 3.5 documentation, "Custom converters"; its log reader hands NULL over for a zero date.
 */
public final class NotNullDates implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final String DECLARED = "seachange.declared";

    /** Whether a NULL of the field is a zero date. */
    static boolean are(Schema schema) {
        return schema.parameters() != null && schema.parameters().containsKey(DECLARED);
    }

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        if (column.isOptional()) {
            return;
        }
        switch (column.typeName().toUpperCase(Locale.ROOT)) {
            case "DATE" -> registration.register(declared(Date.builder(), column), NotNullDates::days);
            case "DATETIME" -> registration.register(declared(MicroTimestamp.builder(), column), NotNullDates::micros);
            default -> {}
        }
    }

    /** What the table says is part of the schema, so that a column of another precision, or one that may be NULL, is another. */
    private static SchemaBuilder declared(SchemaBuilder schema, RelationalColumn column) {
        return schema.optional().parameter(DECLARED, "NOT NULL, " + column.length().orElse(0) + " digits of a second");
    }

    private static @Nullable Object days(@Nullable Object value) {
        return value instanceof LocalDate date ? (Object) Math.toIntExact(date.toEpochDay()) : otherwise(value);
    }

    private static @Nullable Object micros(@Nullable Object value) {
        return value instanceof LocalDateTime time
                ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant(ZoneOffset.UTC))
                : otherwise(value);
    }

    /** Numbers are defaults of columns, which nobody asks for: the log has the whole row. */
    private static @Nullable Object otherwise(@Nullable Object value) {
        if (value == null || value instanceof Number) {
            return null;
        }
        throw new IllegalArgumentException("a date as " + value.getClass().getName());
    }
}
