package dev.seachange.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A block of lines at the end of the screen, drawn over itself. A process has one screen, so the height of what is drawn is one
 * number for the process: whoever writes a log line in between takes the block away first ({@link #erase}), and the next
 * {@link #draw} puts it back below.
 */
final class TerminalBlock {
    private static final String LINE_UP = "\u001b[1A";
    private static final String CLEAR_DOWN = "\u001b[J";
    private static final AtomicInteger HEIGHT = new AtomicInteger();

    private final PrintStream out;
    private final int width;

    TerminalBlock(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    void draw(String text) {
        StringBuilder screen = new StringBuilder(erase());
        int height = 0;
        for (String line : text.split("\n", -1)) {
            screen.append(cut(line)).append('\n');
            height++;
        }
        out.print(screen);
        out.flush();
        HEIGHT.set(height);
    }

    /** Leaves the block as it stands, and writes below it from now on. */
    void leave() {
        HEIGHT.set(0);
    }

    /** A line that wraps would take two rows of the screen, and the block could not be found again. */
    private String cut(String line) {
        return line.codePointCount(0, line.length()) < width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 2)) + "~";
    }

    /** What to print to take the block away; nothing when there is none. */
    static String erase() {
        int height = HEIGHT.getAndSet(0);
        return height == 0 ? "" : "\r" + LINE_UP.repeat(height) + CLEAR_DOWN;
    }
}
