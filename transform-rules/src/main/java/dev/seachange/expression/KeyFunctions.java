package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.change.RowKey;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Functions that make keys, and those that look at the change or at its table. */
final class KeyFunctions {
    private static final int UUID_LENGTH = 36;
    private static final ColumnType KEY_NUMBER = new ColumnType.Int(63, true);

    static final List<Function> ALL = List.of(
            Function.of("uuid5", 2, Function.ANY, "uuid5('namespace', a, ...)",
                    "The UUID of version 5 (RFC 9562) that stands for the values in this namespace.", KeyFunctions::uuid5),
            Function.of("keymap", 2, Function.ANY, "keymap('name', a, ...)",
                    "The whole number, counted from 1, that stands for the values in this key map of NEW.", KeyFunctions::keymap),
            Function.of("event_time", 0, 1, "event_time(digits)",
                    "When OLD committed the change, in UTC, with so many fraction digits of a second (6 if not said).",
                    KeyFunctions::eventTime),
            Function.of("source_db", 0, 0, "source_db()",
                    "The name of the database of OLD that the row comes from.",
                    call -> Literals.known(call.source().database(), call.span())),
            Function.of("source_table", 0, 0, "source_table()",
                    "The name of the table of OLD that the row comes from, without its database.",
                    call -> Literals.known(call.source().name(), call.span())));

    private KeyFunctions() {}

    private static Compiled uuid5(Call call) throws Misread {
        UUID namespace = namespace(call.constantText(0, "a namespace"));
        List<Compiled> parts = call.texts().subList(1, call.count());
        // It never ends in blanks, so CHAR holds it as it is.
        ColumnType type = new ColumnType.Text(UUID_LENGTH, false, true, "ascii", "ascii_bin");
        Compiled result = Strict.of(parts, type, false, call.span(), values -> uuid(namespace, joined(values)).toString());
        return result.with(Traits.of(parts)).plain();
    }

    /** A text that is a UUID is the namespace itself; any other names one. */
    private static UUID namespace(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(text)
                : uuid(new UUID(0, 0), text);
    }

    /** Several values are parted by slashes; a slash inside of one is escaped, so that no two lists give one text. */
    private static String joined(Object[] values) {
        if (values.length == 1) {
            return (String) values[0];
        }
        List<String> escaped = new ArrayList<>();
        for (Object value : values) {
            escaped.add(((String) value).replace("\\", "\\\\").replace("/", "\\/"));
        }
        return String.join("/", escaped);
    }

    private static UUID uuid(UUID namespace, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + text.length);
        input.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits()).put(text);
        ByteBuffer hash = ByteBuffer.wrap(sha1(input.array()));
        long most = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    private static Compiled keymap(Call call) throws Misread {
        String map = call.constantText(0, "the name of a key map");
        if (!map.matches("[A-Za-z_][A-Za-z0-9_]{0,63}")) {
            throw call.refused(0, "a key map is named with letters, digits and `_`", "");
        }
        for (int i = 1; i < call.count(); i++) {
            if (call.argument(i).isApproximate() || call.argument(i).type() instanceof ColumnType.Json) {
                throw call.refused(i, call.argument(i).shown() + " has no single form to know a key by", "Cast it first.");
            }
        }
        List<Compiled> parts = call.arguments().subList(1, call.count());
        Evaluator[] values = parts.stream().map(Compiled::evaluator).toArray(Evaluator[]::new);
        Evaluator evaluator = subject -> {
            Object[] key = new Object[values.length];
            for (int i = 0; i < key.length; i++) {
                Object part = values[i].evaluate(subject);
                if (part == null) {
                    return null;
                }
                key[i] = plain(part);
            }
            return subject.references().number(map, RowKey.of(key));
        };
        boolean nullable = parts.stream().anyMatch(Compiled::nullable);
        Traits.KeyMap use = new Traits.KeyMap(map, parts.stream().map(KeyFunctions::kind).collect(Collectors.joining(", ")));
        return Compiled.of(KEY_NUMBER, nullable, evaluator, Traits.of(parts).with(use), call.span())
                .with(Range.of(1, Long.MAX_VALUE));
    }

    /** Kinds whose values have one form: a number is the same in every type of numbers, and never one with a text. */
    private static String kind(Compiled part) {
        return switch (part.type()) {
            case ColumnType.Int t -> "number";
            case ColumnType.Decimal t -> "number";
            case ColumnType.Year t -> "number";
            case ColumnType.Single t -> "number";
            case ColumnType.DoublePrecision t -> "number";
            case ColumnType.Text t -> "text";
            case ColumnType.Enumeration t -> "text";
            case ColumnType.LabelSet t -> "text";
            case ColumnType.Json t -> "text";
            case ColumnType.Binary t -> "bytes";
            case ColumnType.Bit t -> "bytes";
            case ColumnType.Date t -> "date";
            case ColumnType.Time t -> "time";
            case ColumnType.DateTime t -> "local date and time";
            case ColumnType.Timestamp t -> "instant";
            case ColumnType.Other t -> "other";
        };
    }

    /** One form for each number: the tables that share a map may hold its keys in different types. */
    private static Object plain(Object part) {
        if (part instanceof BigInteger || part instanceof BigDecimal) {
            BigDecimal number = Numbers.exact(part).stripTrailingZeros();
            if (number.scale() > 0) {
                return number;
            }
            BigInteger whole = number.toBigIntegerExact();
            return whole.bitLength() < Long.SIZE ? (Object) whole.longValueExact() : whole;
        }
        return part;
    }

    private static Compiled eventTime(Call call) throws Misread {
        Integer digits = call.constantWhole(0);
        int fraction = digits == null ? 6 : digits;
        if (fraction < 0 || fraction > 6) {
            throw call.refused(0, "a second has 0 to 6 fraction digits", "");
        }
        int nanos = BigInteger.TEN.pow(9 - fraction).intValueExact();
        Evaluator evaluator = subject -> truncated(subject.time(), nanos);
        return Compiled.of(new ColumnType.Timestamp(fraction), false, evaluator, Traits.change(), call.span());
    }

    /** @param unit nanoseconds of the last digit that stays */
    private static Instant truncated(Instant time, int unit) {
        return time.minusNanos(time.get(ChronoField.NANO_OF_SECOND) % unit);
    }
}
