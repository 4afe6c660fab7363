package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import java.util.List;

/** Rows as they are, or are not: what windows find, and what changes leave behind. */
final class Found {
    private Found() {}

    /** What the change leaves behind, as if a window had found it; nothing of what was found. */
    static List<RowChange> after(RowChange change) {
        return switch (change) {
            case RowChange.Insert insert -> List.of(new RowChange.Read(insert.table(), insert.after()));
            case RowChange.Update update -> {
                RowChange after = new RowChange.Read(update.table(), update.after());
                yield update.keyBefore().equals(update.key())
                        ? List.of(after)
                        : List.of(RowChange.Absent.of(update.table(), update.before()), after);
            }
            case RowChange.Delete delete -> List.of(RowChange.Absent.of(delete.table(), delete.before()));
            case RowChange.Read read -> List.of();
            case RowChange.Absent absent -> List.of();
            case RowChange.Truncate truncate -> List.of();
        };
    }

    static boolean is(RowChange change) {
        return change instanceof RowChange.Read || change instanceof RowChange.Absent;
    }
}
