package dev.seachange.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes single texts so that YAML, of whatever version an editor reads, gives them back as they are, in braces as well. */
public final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private YamlText() {}

    /** Bare where that is safe, else in double quotes. */
    public static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** As a list in brackets. */
    public static String list(Collection<String> texts) {
        return texts.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** In double quotes, what cannot be seen as an escape. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    boolean odd = c < ' ' || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
                    quoted.append(odd ? String.format(Locale.ROOT, "\\u%04X", c) : Character.toString(c));
                }
            }
        });
        return quoted.append('"').toString();
    }
}
