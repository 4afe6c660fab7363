package dev.seachange.yaml;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something wrong in a text that people wrote.
 *
 * @param message the problem in half a line
 * @param detail what led to it, in full sentences; may be empty
 * @param hint what to do about it; may be empty
 * @param warning whether it does not stand in the way
 */
public record Problem(Place place, ProblemCode code, String message, String detail, String hint, boolean warning)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::place)
            .thenComparing(p -> p.code().name())
            .thenComparing(Problem::message)
            .thenComparing(Problem::detail);

    public Problem {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(hint, "hint");
    }

    public static Problem of(Place place, ProblemCode code, String message) {
        return new Problem(place, code, message, "", "", false);
    }

    public Problem withDetail(String text) {
        return new Problem(place, code, message, text, hint, warning);
    }

    public Problem withHint(String text) {
        return new Problem(place, code, message, detail, text, warning);
    }

    public Problem asWarning() {
        return new Problem(place, code, message, detail, hint, true);
    }

    public String file() {
        return place.file();
    }

    public int line() {
        return place.line();
    }

    public int column() {
        return place.column();
    }

    /** Whether it does not stand in the way, by itself or by its kind. */
    public boolean isWarning() {
        return warning || code.isWarning();
    }

    /** How many characters from {@link #column()} on are meant. */
    public int length() {
        return place.length();
    }

    /**
     * As people read it: place, code and message; the line with a caret below; explanation and remedy. Ends without a line
     * feed.
     */
    public String render() {
        StringBuilder text = new StringBuilder();
        text.append(place).append("  ").append(code.name()).append(warning ? " warning: " : " ").append(message);
        String number = Integer.toString(place.line());
        String indent = " ".repeat(number.length() + 2);
        if (place.length() > 0) {
            String line = place.source().line(place.line());
            text.append("\n ").append(number).append(" | ").append(line);
            text.append('\n').append(indent).append("| ").append(caret(line));
        }
        for (String paragraph : new String[] {detail, hint}) {
            paragraph.lines().forEach(l -> text.append('\n').append(indent).append(l));
        }
        return text.toString();
    }

    /** Blanks up to the column, tabs kept so that they stay aligned, then the caret. */
    private String caret(String line) {
        StringBuilder caret = new StringBuilder();
        line.codePoints().limit(place.column() - 1L).forEach(c -> caret.append(c == '\t' ? '\t' : ' '));
        return caret.append("^".repeat(place.length())).toString();
    }

    /** By place, then code. */
    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
