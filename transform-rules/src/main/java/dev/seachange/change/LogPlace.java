package dev.seachange.change;

/**
 * A byte position in one server's binary log. Places order the log totally, but only on the server that wrote it; what
 * survives a change of server is the {@link Position}.
 *
 * @param file log file name, a common prefix and a rising number
 * @param offset bytes from the start of the file
 */
public record LogPlace(String file, long offset) implements Comparable<LogPlace> {

    /** Before every place of every log. */
    public static final LogPlace START = new LogPlace("", 0);

    public boolean reaches(LogPlace other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(LogPlace other) {
        int byFile = Long.compare(number(file), number(other.file));
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }

    /** By number, not by text: after binlog.999999 comes binlog.1000000. */
    private static long number(String file) {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? -1 : Long.parseLong(file.substring(dot + 1));
    }

    @Override
    public String toString() {
        return file + ":" + offset;
    }
}
