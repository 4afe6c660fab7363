package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.Map;

/** Writes JSON as MySQL does: one blank behind {@code :} and {@code ,}, keys ordered, nothing escaped that need not be. */
final class JsonText {
    /** Most characters of a document, so that in UTF-8 it stays below 1 GiB, which is the most that servers pass on. */
    static final int LONGEST = 1 << 28;

    private static final int FIRST_PLAIN = 0x20;
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /** @param depth levels of arrays and objects around it */
    static void write(JsonValue value, StringBuilder out, int depth) {
        switch (value) {
            case JsonValue.Nothing n -> out.append("null");
            case JsonValue.Truth t -> out.append(t.value());
            case JsonValue.Whole w when w.unsigned() && w.value() < 0 -> out.append(Long.toUnsignedString(w.value()));
            case JsonValue.Whole w -> out.append(w.value());
            case JsonValue.Exact e -> JsonNumbers.write(e.value(), out);
            case JsonValue.Approximate a -> out.append(JsonNumbers.text(a.value()));
            case JsonValue.Text t -> quote(t.value(), out);
            case JsonValue.Moment m -> out.append('"').append(m.text()).append('"');
            case JsonValue.Items items -> items(items, out, deeper(depth));
            case JsonValue.Members members -> members(members, out, deeper(depth));
        }
    }

    private static void items(JsonValue.Items items, StringBuilder out, int depth) {
        String before = "[";
        for (JsonValue item : items.values()) {
            out.append(before);
            write(item, out, depth);
            before = ", ";
        }
        out.append(items.values().isEmpty() ? "[]" : "]");
        checkLength(out);
    }

    private static void members(JsonValue.Members members, StringBuilder out, int depth) {
        String before = "{";
        for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
            out.append(before);
            quote(member.getKey(), out);
            out.append(": ");
            write(member.getValue(), out, depth);
            before = ", ";
        }
        out.append(members.values().isEmpty() ? "{}" : "}");
        checkLength(out);
    }

    /** The level inside of an array or object. */
    static int deeper(int depth) {
        if (depth >= JsonValue.DEEPEST) {
            throw tooDeep();
        }
        return depth + 1;
    }

    static Unfit tooDeep() {
        return new Unfit(ValueCode.V111, "the JSON is nested deeper than " + JsonValue.DEEPEST + " levels");
    }

    static void checkLength(CharSequence out) {
        if (out.length() > LONGEST) {
            throw new Unfit(ValueCode.V103, "the JSON is longer than " + LONGEST + " characters");
        }
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        quote(text, out);
        return out.toString();
    }

    static void quote(String text, StringBuilder out) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_PLAIN || c == '"' || c == '\\') {
                out.append(text, written, i);
                escape(c, out);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        out.append('\\');
        switch (c) {
            case '"', '\\' -> out.append(c);
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> out.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }

    /** See {@link JsonValue#KEY_ORDER}. The order of bytes in UTF-8 is that of code points. */
    static int compareKeys(String left, String right) {
        int lengths = Integer.compare(bytes(left), bytes(right));
        if (lengths != 0) {
            return lengths;
        }
        int at = 0;
        while (at < left.length() && at < right.length()) {
            int a = left.codePointAt(at);
            int b = right.codePointAt(at);
            if (a != b) {
                return Integer.compare(a, b);
            }
            at += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
    }

    private static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Two bytes for each half of a pair.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
