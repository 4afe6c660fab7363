package dev.seachange.explain;

import java.util.Locale;

/** Lines of text: titles, and below them what belongs to them. */
final class Lines {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    void title(String title) {
        text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
    }

    void plain(String line) {
        text.append(INDENT).append(line).append('\n');
    }

    void named(String name, String line) {
        plain(String.format(Locale.ROOT, "%-14s  %s", name, line));
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing();
    }
}
