package dev.seachange.types;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Conversion.Cast;
import dev.seachange.types.Conversion.Narrowing;
import dev.seachange.types.Conversion.Widening;

/** Conversions from bytes and bits. A pair that is not listed has none: that fails closed when a type is added. */
final class BinaryConversions {
    private BinaryConversions() {}

    static Conversion fromBinary(ColumnType.Binary from, ColumnType to) {
        if (!(to instanceof ColumnType.Binary b)) {
            return Conversions.none();
        }
        if (!b.fixed()) {
            return from.length() <= b.length()
                    ? Conversion.SAME
                    : new Narrowing(value -> atMost((byte[]) value, b.length()), "the bytes may be too long");
        }
        if (from.fixed() && from.length() == b.length()) {
            return Conversion.SAME;
        }
        return from.fixed()
                ? new Conversion.None("BINARY of another length pads or cuts every value")
                : new Narrowing(value -> exactly((byte[]) value, b.length()), "BINARY pads what is shorter");
    }

    private static byte[] atMost(byte[] bytes, long length) {
        if (bytes.length > length) {
            throw new Unfit(ValueCode.V103, "the value is longer than " + length + " bytes");
        }
        return bytes;
    }

    private static byte[] exactly(byte[] bytes, long length) {
        if (bytes.length < length) {
            throw new Unfit(ValueCode.V109, "the value is shorter than " + length + " bytes, which BINARY would pad");
        }
        return atMost(bytes, length);
    }

    static Conversion fromBit(ColumnType.Bit from, ColumnType to) {
        return switch (to) {
            case ColumnType.Bit b when b.length() >= from.length() -> (b.length() + 7) / 8 == (from.length() + 7) / 8
                    ? Conversion.SAME
                    : new Widening(NumberConversions.checked(to));
            case ColumnType.Bit b -> new Narrowing(NumberConversions.checked(to), "bits may be lost");
            case ColumnType.Int i -> new Cast(NumberConversions.checked(to), "a string of bits is not a number");
            default -> Conversions.none();
        };
    }
}
