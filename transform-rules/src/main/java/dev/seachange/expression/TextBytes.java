package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Charsets;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of values as the server keeps them: of texts in their character set, of bytes as they are. */
final class TextBytes {
    private static final Charset CP1252 = Charset.forName("windows-1252");
    private static final String FREE = "\u0081\u008D\u008F\u0090\u009D";

    private TextBytes() {}

    /** Values: byte[]. Traits stay, since different texts have different bytes. */
    static Compiled of(Compiled operand) throws Misread {
        if (operand.type() instanceof ColumnType.Binary || operand.isNull()) {
            return operand;
        }
        Compiled text = Texts.of(operand);
        String charset = charset(text);
        long most = Texts.product(Texts.length(text), Charsets.mostBytes(charset, charset));
        ColumnType type = new ColumnType.Binary(most(text, most), false);
        Strict.One bytes = charset.equals("latin1")
                ? value -> latin1((String) value)
                : encoded(charset(charset));
        return Strict.of(text, type, false, operand.span(), bytes).with(text.traits());
    }

    /** A TEXT column says itself how many bytes it holds. */
    private static long most(Compiled text, long product) {
        return text.type() instanceof ColumnType.Text t && t.lengthInBytes() ? t.length() : product;
    }

    private static Strict.One encoded(Charset charset) {
        return value -> ((String) value).getBytes(charset);
    }

    private static String charset(Compiled text) throws Misread {
        String charset = text.type() instanceof ColumnType.Text t ? Charsets.canonical(t.charset()) : Texts.CHARSET;
        if (!Charsets.known(charset)) {
            throw new Misread(
                    ExpressionCode.E312, text.span(), "the bytes of texts in " + charset + " are not known here",
                    "Count characters with char_length(...).");
        }
        return charset;
    }

    private static Charset charset(String name) {
        return switch (name) {
            case "ucs2", "utf16" -> StandardCharsets.UTF_16BE;
            case "utf16le" -> StandardCharsets.UTF_16LE;
            case "utf32" -> Charset.forName("UTF-32BE");
            default -> StandardCharsets.UTF_8;
        };
    }

    /** What MySQL calls latin1 is cp1252, with control characters in the places that are free there. */
    private static byte[] latin1(String text) {
        byte[] bytes = text.getBytes(CP1252);
        for (int i = 0; i < bytes.length; i++) {
            if (FREE.indexOf(text.charAt(i)) >= 0) {
                bytes[i] = (byte) text.charAt(i);
            }
        }
        return bytes;
    }
}
