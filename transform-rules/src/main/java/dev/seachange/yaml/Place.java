package dev.seachange.yaml;

import java.util.Comparator;
import java.util.Objects;

/**
 * A stretch of one line of a text.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 * @param length how many characters to underline; 0 for a problem of the whole file, shown without its line
 */
public record Place(SourceText source, int line, int column, int length) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    public Place {
        Objects.requireNonNull(source, "source");
        if (line < 1 || column < 1 || length < 0) {
            throw new IllegalArgumentException("no place: " + line + ":" + column + "+" + length);
        }
    }

    public String file() {
        return source.name();
    }

    /** The stretch itself; shorter when the line is. */
    public String text() {
        return source.line(line).codePoints().skip(column - 1L).limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** By file, line and column. */
    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file() + ":" + line + ":" + column;
    }
}
