package dev.seachange.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copy of the rows that were in OLD before: all tables together, and each. */
public record Copy(
        CopyState state,
        long rowsDone,
        long rowsEstimated,
        double rowsPerSecond,
        @Nullable Double secondsLeft,
        List<TableCopy> tables) {
    public static final Copy NONE = new Copy(CopyState.WAITING, 0, 0, 0, null, List.of());

    public Copy {
        tables = List.copyOf(tables);
    }

    /**
     * Sums the tables up.
     *
     * @param rowsPerSecond of all tables together
     */
    public static Copy of(List<TableCopy> tables, double rowsPerSecond) {
        CopyState state = stateOf(tables);
        long done = tables.stream().mapToLong(TableCopy::rowsDone).sum();
        // A finished table counts what it really had, so that the whole reaches its end with the last table.
        long estimated = tables.stream()
                .mapToLong(table -> table.state() == CopyState.DONE ? table.rowsDone() : table.rowsEstimated())
                .sum();
        return new Copy(
                state, done, estimated, rowsPerSecond,
                TableCopy.secondsLeft(state, done, estimated, rowsPerSecond), tables);
    }

    /** Between 0 and 1; 1 only when all is done. */
    public double share() {
        return TableCopy.share(state, rowsDone, rowsEstimated);
    }

    private static CopyState stateOf(List<TableCopy> tables) {
        if (tables.stream().anyMatch(table -> table.state() == CopyState.FAILED)) {
            return CopyState.FAILED;
        }
        if (tables.stream().allMatch(table -> table.state() == CopyState.DONE)) {
            return tables.isEmpty() ? CopyState.WAITING : CopyState.DONE;
        }
        return tables.stream().allMatch(table -> table.state() == CopyState.WAITING)
                ? CopyState.WAITING
                : CopyState.RUNNING;
    }
}
