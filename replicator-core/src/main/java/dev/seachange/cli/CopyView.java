package dev.seachange.cli;

import dev.seachange.status.Copy;
import dev.seachange.status.CopyState;
import dev.seachange.status.TableCopy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The copy in bars. */
final class CopyView {
    private CopyView() {}

    /** All tables in one line, as in {@code 40 %  12,000 rows/s, 4.5 s left; 35,870 of about 89,870 rows}. */
    static String sum(Copy copy) {
        return switch (copy.state()) {
            case DONE -> "done: " + Figures.counted(copy.rowsDone(), "row", "rows") + " of "
                    + Figures.counted(copy.tables().size(), "table", "tables");
            case WAITING -> "not begun";
            case RUNNING -> Figures.bar(copy.share()) + " " + Figures.percent(copy.share()) + "  "
                    + going(copy.rowsDone(), copy.rowsEstimated(), copy.rowsPerSecond(), copy.secondsLeft());
            case FAILED -> "failed after " + Figures.counted(copy.rowsDone(), "row", "rows");
        };
    }

    /** One line for each table; of many tables those that are being copied come first, and the rest is counted. */
    static List<String> tables(Copy copy, int most) {
        List<TableCopy> shown = copy.tables();
        if (shown.size() > most) {
            shown = shown.stream()
                    .sorted((a, b) -> Integer.compare(rank(a.state()), rank(b.state())))
                    .limit(most)
                    .toList();
        }
        int width = shown.stream().mapToInt(table -> table.table().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (TableCopy table : shown) {
            lines.add(table.table() + " ".repeat(width - table.table().length()) + "  " + table(table));
        }
        if (shown.size() < copy.tables().size()) {
            lines.add("and " + Figures.counted(copy.tables().size() - (long) shown.size(), "more table", "more tables"));
        }
        return lines;
    }

    private static String table(TableCopy table) {
        String bar = Figures.bar(table.share()) + " ";
        return switch (table.state()) {
            case DONE -> bar + " done  " + Figures.counted(table.rowsDone(), "row", "rows");
            case WAITING -> bar + " waits  about " + Figures.counted(table.rowsEstimated(), "row", "rows");
            case FAILED -> bar + " failed after " + Figures.counted(table.rowsDone(), "row", "rows");
            case RUNNING -> bar + Figures.percent(table.share()) + "  "
                    + going(table.rowsDone(), table.rowsEstimated(), table.rowsPerSecond(), table.secondsLeft());
        };
    }

    private static String going(long done, long estimated, double perSecond, @Nullable Double secondsLeft) {
        // Pace first: on a narrow terminal the end of the line is cut.
        return Figures.rate(perSecond, "rows")
                + (secondsLeft == null ? "" : ", " + Figures.duration(secondsLeft) + " left")
                + "; " + Figures.count(done) + " of about " + Figures.counted(estimated, "row", "rows");
    }

    private static int rank(CopyState state) {
        return switch (state) {
            case FAILED -> 0;
            case RUNNING -> 1;
            case WAITING -> 2;
            case DONE -> 3;
        };
    }
}
