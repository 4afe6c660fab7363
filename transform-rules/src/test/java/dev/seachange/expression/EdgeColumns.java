package dev.seachange.expression;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.TestingTables;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table with one column of each kind, and random rows of it that like the bounds of the types. */
final class EdgeColumns {
    static final TableSchema TABLE = TestingTables.table(
            "sea.edge", "id int key", "i int", "u bigint unsigned", "big bigint", "tiny tinyint unsigned not null", "d decimal(10,2)",
            "d2 decimal(20,6)", "wide decimal(65,30)", "f double", "fl float", "b varchar(80) collate utf8mb4_bin",
            "num varchar(40) collate utf8mb4_bin", "c char(10) collate utf8mb4_bin", "raw varbinary(40)", "day date", "at datetime(6)",
            "at0 datetime", "ts timestamp(6)", "span time(3)", "y year", "e enum('live','draft','Sold Out')", "st set('a','b','c')",
            "bits bit(20)", "ud decimal(12,4) unsigned", "whole decimal(65,0)");

    private static final List<String> TEXTS = List.of("", "abc", "10", "-12.50", "Zz", "x y", "\uC624\uC9D5\uC5B4 \uD83E\uDD91", "0.1");
    private static final long MOST_MICROS = Duration.ofHours(838).plusMinutes(59).plusSeconds(59).toNanos() / 1000;

    private EdgeColumns() {}

    static Row row(Random random) {
        return Row.of(TABLE.columns().stream().map(column -> value(column, random)).toArray());
    }

    private static @Nullable Object value(Column column, Random random) {
        if (column.nullable() && random.nextInt(8) == 0) {
            return null;
        }
        return switch (column.type()) {
            case ColumnType.Int i -> {
                BigInteger whole = whole(Numbers.least(i), Numbers.most(i), random);
                yield i.exceedsLong() ? whole : (Object) whole.longValueExact();
            }
            case ColumnType.Decimal d -> {
                BigInteger most = BigInteger.TEN.pow(d.precision()).subtract(BigInteger.ONE);
                yield new BigDecimal(whole(d.unsigned() ? BigInteger.ZERO : most.negate(), most, random), d.scale());
            }
            case ColumnType.Single s -> random.nextBoolean() ? random.nextInt(2000) / 8f - 100 : (Object) Float.MAX_VALUE;
            case ColumnType.DoublePrecision d -> random.nextBoolean() ? random.nextGaussian() * 1e6 : (Object) (double) random.nextInt(9);
            case ColumnType.Text t -> TEXTS.get(random.nextInt(TEXTS.size()));
            case ColumnType.Binary b -> TEXTS.get(random.nextInt(TEXTS.size())).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            case ColumnType.Enumeration e -> random.nextInt(9) == 0 ? "" : e.labels().get(random.nextInt(e.labels().size()));
            case ColumnType.LabelSet s -> s.labels().stream().filter(label -> random.nextBoolean()).collect(Collectors.joining(","));
            case ColumnType.Json j -> "{}";
            case ColumnType.Bit b -> bits(random, b.length());
            case ColumnType.Date d -> date(random);
            case ColumnType.Time t -> Duration.ofMillis(random.nextLong(-MOST_MICROS / 1000, MOST_MICROS / 1000 + 1));
            case ColumnType.DateTime d -> dateTime(random, d.fraction());
            case ColumnType.Timestamp t -> Instant.ofEpochSecond(random.nextLong(1, Integer.MAX_VALUE), random.nextInt(1_000_000) * 1000L);
            case ColumnType.Year y -> random.nextInt(5) == 0 ? 0L : random.nextLong(1901, 2156);
            case ColumnType.Other o -> null;
        };
    }

    /** A bound, near zero, or anything between. */
    private static BigInteger whole(BigInteger least, BigInteger most, Random random) {
        BigInteger any = switch (random.nextInt(5)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> BigInteger.valueOf(random.nextInt(5) - 2);
            case 3 -> new BigInteger(most.bitLength(), random);
            default -> new BigInteger(most.bitLength(), random).negate();
        };
        return any.max(least).min(most);
    }

    private static byte[] bits(Random random, int length) {
        BigInteger number = whole(BigInteger.ZERO, BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE), random);
        byte[] bytes = new byte[(length + 7) / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[bytes.length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    private static LocalDate date(Random random) {
        return LocalDate.of(1000, 1, 1).plusDays(random.nextInt(3_287_181));
    }

    private static LocalDateTime dateTime(Random random, int fraction) {
        long nanos = fraction == 0 ? 0 : random.nextInt(1_000_000) * 1000L;
        return LocalDateTime.ofEpochSecond(date(random).toEpochDay() * 86_400 + random.nextInt(86_400), (int) nanos, ZoneOffset.UTC);
    }
}
