package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Functions from texts and bytes to other forms of them, and to their hashes. A text counts as its bytes in its character set.
 *
 * <p>Source: MySQL Reference Manual, "Encryption and Compression Functions" and "String Functions and Operators".
 */
final class HashFunctions {
    private static final HexFormat HEX = HexFormat.of();
    private static final HexFormat UPPER_HEX = HexFormat.of().withUpperCase();

    /** Characters in a line of base64. */
    private static final int LINE = 76;

    static final List<Function> ALL = all();

    private HashFunctions() {}

    private static List<Function> all() {
        List<Function> all = new ArrayList<>(List.of(
                Function.of("hex", 1, 1, "hex(value)",
                        "The bytes of a text, or a whole number, in upper-case hexadecimal digits.", HashFunctions::hex),
                Function.of("unhex", 1, 1, "unhex(text)",
                        "The bytes that hexadecimal digits spell.", HashFunctions::unhex),
                Function.of("to_base64", 1, 1, "to_base64(value)",
                        "In base64, in lines of 76 characters.", HashFunctions::toBase64),
                Function.of("from_base64", 1, 1, "from_base64(text)",
                        "The bytes that base64 spells; NULL if it does not.", HashFunctions::fromBase64),
                Function.of("sha2", 2, 2, "sha2(value, bits)",
                        "The SHA-2 hash of 224, 256, 384 or 512 bits, in hexadecimal digits; 0 is 256.", HashFunctions::sha2),
                Function.of("md5", 1, 1, "md5(value)", "The MD5 hash, in hexadecimal digits.", call -> hash(call, "MD5", 128)),
                Function.of("crc32", 1, 1, "crc32(value)", "The checksum CRC-32, a number.", HashFunctions::crc32)));
        for (String name : List.of("sha1", "sha")) {
            all.add(Function.of(name, 1, 1, name + "(value)", "The SHA-1 hash, in hexadecimal digits.", call ->
                    hash(call, "SHA-1", 160)));
        }
        return List.copyOf(all);
    }

    /** Of text, or of bytes: what is neither is written as text first, which is as good as a literal. */
    private static Compiled plain(Compiled operand, long length, boolean mayBeNull, Span span, Strict.One function) {
        return Strict.of(operand, Texts.plainType(length), mayBeNull, span, function).asLiteral();
    }

    private static long bytes(Compiled operand) {
        return operand.type() instanceof ColumnType.Binary b ? b.length() : 0;
    }

    private static Compiled hex(Call call) throws Misread {
        Compiled value = call.argument(0);
        if (value.isNumber()) {
            if (!Arithmetic.isWhole(value)) {
                throw call.refused(0, "a whole number is wanted, not " + value.shown(), "Use round(...) or cast(... as signed).");
            }
            Range range = Arithmetic.range(value);
            int digits = range.least().signum() < 0 ? 16 : Math.max(1, (range.most().toBigInteger().bitLength() + 3) / 4);
            return plain(value, digits, false, call.span(), HashFunctions::hexNumber).with(value.traits());
        }
        Compiled bytes = TextBytes.of(value);
        return plain(bytes, Texts.product(2, bytes(bytes)), false, call.span(), v -> UPPER_HEX.formatHex((byte[]) v))
                .with(bytes.traits());
    }

    private static String hexNumber(Object value) {
        BigInteger number = Arithmetic.asBig(value);
        BigInteger bits = number.signum() < 0 ? number.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : number;
        return bits.toString(16).toUpperCase(Locale.ROOT);
    }

    /** An odd number of digits lacks a zero in front. */
    private static Compiled unhex(Call call) throws Misread {
        Compiled text = call.text(0);
        ColumnType type = new ColumnType.Binary((Texts.length(text) + 1) / 2, false);
        return Strict.of(text, type, false, call.span(), value -> {
            String digits = (String) value;
            if (!digits.chars().allMatch(HexFormat::isHexDigit)) {
                throw new Unfit(ValueCode.V107, "the text is not written in hexadecimal digits");
            }
            return HEX.parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
        });
    }

    private static Compiled fromBase64(Call call) throws Misread {
        Compiled text = call.text(0);
        ColumnType type = new ColumnType.Binary(Texts.length(text) / 4 * 3, false);
        return Strict.of(text, type, true, call.span(), value -> fromBase64((String) value));
    }

    private static byte @Nullable [] fromBase64(String text) {
        StringBuilder packed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && (c < '\t' || c > '\r')) {
                packed.append(c);
            }
        }
        if (packed.length() % 4 != 0) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(packed.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Compiled toBase64(Call call) throws Misread {
        Compiled bytes = TextBytes.of(call.argument(0));
        long length = Texts.product(4, (bytes(bytes) + 2) / 3);
        Base64.Encoder encoder = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        return plain(bytes, Texts.atMost(length + length / LINE), false, call.span(), v -> encoder.encodeToString((byte[]) v))
                .with(bytes.traits());
    }

    private static Compiled sha2(Call call) throws Misread {
        Integer bits = call.constantWhole(1);
        return switch (bits == null ? -1 : bits) {
            case 0, 256 -> hash(call, "SHA-256", 256);
            case 224 -> hash(call, "SHA-224", 224);
            case 384 -> hash(call, "SHA-384", 384);
            case 512 -> hash(call, "SHA-512", 512);
            default -> throw call.refused(1, "SHA-2 has 224, 256, 384 or 512 bits", "");
        };
    }

    private static Compiled hash(Call call, String algorithm, int bits) throws Misread {
        Compiled bytes = TextBytes.of(call.argument(0));
        return plain(bytes, bits / 4, false, call.span(), value -> HEX.formatHex(digest(algorithm, (byte[]) value)));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static Compiled crc32(Call call) throws Misread {
        Compiled bytes = TextBytes.of(call.argument(0));
        Range range = Range.of(0, 0xFFFF_FFFFL);
        return Strict.of(bytes, Arithmetic.wholeType(range, true), false, call.span(), value -> {
                    CRC32 sum = new CRC32();
                    sum.update((byte[]) value);
                    return sum.getValue();
                })
                .with(range);
    }
}
