package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.types.Constants;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlReader;
import dev.seachange.yaml.YamlText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of columns as people write and read them. Stateless. */
public final class CaseValues {
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private CaseValues() {}

    /**
     * The Java form of the column's type; bytes are written {@code 0x0aff}.
     *
     * @throws Unfit when the column cannot hold it
     */
    public static @Nullable Object read(Literal literal, Column column) {
        if (literal.kind() == Literal.Kind.NULL) {
            if (column.nullable()) {
                return null;
            }
            throw new Unfit(ValueCode.V101, "the column is NOT NULL");
        }
        return switch (column.type()) {
            case ColumnType.Binary binary -> bytes(literal.text(), binary);
            case ColumnType.Other other -> throw new Unfit(ValueCode.V106, "the type of the column is not supported");
            default -> Constants.of(literal, column.type());
        };
    }

    private static byte[] bytes(String text, ColumnType.Binary type) {
        byte[] bytes;
        try {
            if (!text.startsWith("0x")) {
                throw new IllegalArgumentException(text);
            }
            bytes = HexFormat.of().parseHex(text, 2, text.length());
        } catch (IllegalArgumentException e) {
            throw new Unfit(ValueCode.V107, "bytes are written as `0x0aff`");
        }
        if (bytes.length > type.length()) {
            throw new Unfit(ValueCode.V103, "there are more than " + type.length() + " bytes");
        }
        return type.fixed() ? Arrays.copyOf(bytes, Math.toIntExact(type.length())) : bytes;
    }

    /** As {@link #read} takes it. */
    public static String write(@Nullable Object value, ColumnType type) {
        return switch (value) {
            case null -> "null";
            case byte[] bits when type instanceof ColumnType.Bit -> new BigInteger(1, bits).toString();
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case BigDecimal number -> number.toPlainString();
            case LocalDateTime moment -> MOMENT.format(moment);
            case Instant instant -> MOMENT.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
            case Duration time -> time(time);
            default -> value.toString();
        };
    }

    /** Whether two values of one column are the same; JSON by what it says. */
    public static boolean same(ColumnType type, @Nullable Object wanted, @Nullable Object made) {
        if (Objects.deepEquals(wanted, made)) {
            return true;
        }
        return type instanceof ColumnType.Json && wanted instanceof String a && made instanceof String b && json(a).equals(json(b));
    }

    /** JSON is YAML as well: the canonical form leaves spacing and the order of keys aside. */
    private static String json(String text) {
        Problems wrong = new Problems();
        String canonical = YamlReader.read(new SourceText("json", text), wrong).map(node -> node.canonical()).orElse(text);
        return wrong.isEmpty() ? canonical : text;
    }

    /** As a value in a YAML file. */
    public static String yaml(@Nullable Object value, ColumnType type) {
        String text = write(value, type);
        boolean bare = value == null || value instanceof Number || (value instanceof byte[] && !text.equals("0x"));
        return bare ? text : YamlText.of(text);
    }

    private static String time(Duration time) {
        Duration size = time.abs();
        String fraction = size.toNanosPart() == 0
                ? ""
                : String.format(Locale.ROOT, ".%09d", size.toNanosPart()).replaceFirst("0{1,3}$", "");
        return String.format(
                Locale.ROOT, "%s%02d:%02d:%02d%s", time.isNegative() ? "-" : "", size.toHours(), size.toMinutesPart(),
                size.toSecondsPart(), fraction);
    }
}
