package dev.seachange.rules;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Charsets;
import dev.seachange.types.Collation;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The smallest type that holds the values of two. */
final class TypeJoin {
    private TypeJoin() {}

    /** Null when none holds both as they are. */
    static @Nullable ColumnType of(ColumnType a, ColumnType b) {
        if (a.equals(b)) {
            return a;
        }
        if (a instanceof ColumnType.Text x && b instanceof ColumnType.Text y) {
            return texts(x, y);
        }
        if (widens(a, b)) {
            return b;
        }
        if (widens(b, a)) {
            return a;
        }
        if (a instanceof ColumnType.Int x && b instanceof ColumnType.Int y) {
            // One is signed, the other is not and no smaller.
            int bits = Math.max(x.unsigned() ? x.bits() : 0, y.unsigned() ? y.bits() : 0);
            return bits < 64 ? new ColumnType.Int(bits < 32 ? 32 : 64, false) : new ColumnType.Decimal(20, 0, false);
        }
        ColumnType.Decimal x = decimal(a);
        ColumnType.Decimal y = decimal(b);
        return x == null || y == null ? null : decimals(x, y);
    }

    private static boolean widens(ColumnType from, ColumnType to) {
        return Conversions.between(from, to) instanceof Conversion.Widening;
    }

    private static ColumnType texts(ColumnType.Text a, ColumnType.Text b) {
        boolean alike = a.charset().equals(b.charset()) && a.collation().equals(b.collation());
        boolean pads = Collation.of(a.collation()).pads() && Collation.of(b.collation()).pads();
        String charset = alike ? a.charset() : "utf8mb4";
        // Both tell every two texts apart that either of them does; blanks at the end count in the second only.
        String collation = alike ? a.collation() : pads ? "utf8mb4_bin" : "utf8mb4_0900_bin";
        boolean inBytes = a.lengthInBytes() || b.lengthInBytes();
        long length = Math.max(length(a, inBytes, charset), length(b, inBytes, charset));
        return new ColumnType.Text(length, inBytes, a.fixed() && b.fixed(), charset, collation);
    }

    private static long length(ColumnType.Text text, boolean inBytes, String charset) {
        return inBytes && !text.lengthInBytes() ? text.length() * Charsets.mostBytes(charset, text.charset()) : text.length();
    }

    private static ColumnType.@Nullable Decimal decimal(ColumnType type) {
        return switch (type) {
            case ColumnType.Decimal d -> d;
            case ColumnType.Int i -> {
                BigDecimal widest = new BigDecimal(Numbers.least(i).abs().max(Numbers.most(i)));
                yield new ColumnType.Decimal(widest.precision(), 0, false);
            }
            default -> null;
        };
    }

    private static ColumnType.@Nullable Decimal decimals(ColumnType.Decimal a, ColumnType.Decimal b) {
        int scale = Math.max(a.scale(), b.scale());
        int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
        return whole + scale > 65 ? null : new ColumnType.Decimal(whole + scale, scale, false);
    }
}
