package dev.seachange.pipeline;

import dev.seachange.change.LogPlace;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.copy.CopyTable;
import dev.seachange.copy.RefreshSlice;
import dev.seachange.copy.RefreshWork;
import dev.seachange.sink.CopyProgress;
import dev.seachange.sink.RefreshProgress;
import dev.seachange.window.HeldRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes epochs of what windows read, between two transactions, with everything told before in NEW. */
final class WindowRows {
    private final Pipeline.Parts parts;
    private final EpochBuilder epoch;
    private final Runnable done;

    /** @param done called after each epoch */
    WindowRows(Pipeline.Parts parts, EpochBuilder epoch, Runnable done) {
        this.parts = parts;
        this.epoch = epoch;
        this.done = done;
    }

    /** @param passed whether the stream has told everything before a place */
    void applyReady(Predicate<LogPlace> passed) throws SQLException {
        for (HeldRows held = parts.copier().ready(passed); held != null; held = parts.copier().ready(passed)) {
            copy(held);
        }
        for (RefreshSlice slice = refreshed(passed); slice != null; slice = refreshed(passed)) {
            refresh(slice);
        }
    }

    private void copy(HeldRows held) {
        epoch.read(current(held), held.readAt());
        CopyTable now = parts.copier().applied(held);
        epoch.flush(List.of(new CopyProgress(now.table(), now.state().name(), now.through(), now.rowsDone())));
        done.run();
    }

    /** Rows that the stream has not touched in the window. */
    private static List<RowChange.Read> current(HeldRows held) {
        return held.rows().stream()
                .map(row -> new RowChange.Read(held.table(), row))
                .filter(read -> !held.window().overtaken(read.key()))
                .toList();
    }

    private @Nullable RefreshSlice refreshed(Predicate<LogPlace> passed) {
        return parts.refresher().ready(passed, parts.remember()::refresh);
    }

    /** Keys without a row go first: where the server takes two spellings for one key, the row that is there has the last word. */
    private void refresh(RefreshSlice slice) {
        HeldRows held = slice.held();
        String rule = slice.task().rule();
        Set<String> rules = rule == null ? null : Set.of(rule);
        List<RowChange> found = new ArrayList<>();
        for (RowKey key : held.absent()) {
            if (!held.window().overtaken(key)) {
                found.add(new RowChange.Absent(held.table(), key));
            }
        }
        found.addAll(current(held));
        epoch.found(found, held.readAt(), rules);
        RefreshWork after = slice.after();
        epoch.flush(after.isRequest() ? List.of(progress(after)) : List.of());
        parts.refresher().applied(slice);
        done.run();
    }

    private static RefreshProgress progress(RefreshWork work) {
        return new RefreshProgress(
                work.id(), work.state().name(), work.leg(), work.through(), work.rowsDone(), work.rowsEstimated(), work.rowsUndecided(),
                work.reason());
    }
}
