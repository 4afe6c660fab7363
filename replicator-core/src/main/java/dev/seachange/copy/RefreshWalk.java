package dev.seachange.copy;

import dev.seachange.change.RowKey;
import dev.seachange.copy.RefreshTask.Leg;
import dev.seachange.copy.RefreshWork.State;
import dev.seachange.window.HeldRows;
import dev.seachange.window.KeyList;
import dev.seachange.window.KeyRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refresh's way through its legs. Guarded by its {@link ReadingBoard}. */
final class RefreshWalk extends Walk {
    /** Keys in one portion: as many as a statement takes well. */
    static final int KEYS_PER_PORTION = 500;

    final RefreshTask task;
    private RefreshWork now;
    private int leg;
    /** Where the planning stands in the leg, in the leg's notation; null at its start. */
    private @Nullable String position;

    private int failures;

    RefreshWalk(RefreshTask task, RangeSize size) {
        super(task.table(), size);
        this.task = task;
        this.now = task.from().running();
        toNow();
    }

    /** The planning goes on behind what has been applied. A leg that is not there any more begins the work anew. */
    private void toNow() {
        leg = 0;
        position = null;
        for (int i = 0; i < task.legs().size(); i++) {
            if (task.legs().get(i).name().equals(now.leg())) {
                leg = i;
                position = now.through();
            }
        }
    }

    RefreshWork now() {
        return now;
    }

    @Override
    boolean hasMore() {
        return leg < task.legs().size() && now.state() == State.RUNNING;
    }

    @Override
    boolean isFinished() {
        return now.state() != State.RUNNING;
    }

    @Override
    Planning planning() {
        String after = position;
        int rows = size.rows();
        return switch (task.legs().get(leg)) {
            case Leg.Rows all -> reader -> {
                RowKey key = after == null ? null : KeyText.read(table, after);
                return TableProgress.ranges(key, reader.boundary(key, rows), all.name());
            };
            case Leg.Keys keys -> reader -> listed(keys, after == null ? 0 : Integer.parseInt(after));
            case Leg.Pages pages -> reader -> {
                RefreshTask.Page page = pages.source().next(after);
                return new Stretch(
                        new KeyList(page.keys(), pages.presence()), pages.name(), page.through(), page.through() == null);
            };
        };
    }

    private static Stretch listed(Leg.Keys leg, int from) {
        int to = Math.min(leg.keys().size(), from + KEYS_PER_PORTION);
        List<RowKey> some = leg.keys().subList(Math.min(from, to), to);
        return new Stretch(new KeyList(some, false), leg.name(), String.valueOf(to), to == leg.keys().size());
    }

    @Override
    void advance(Stretch stretch) {
        if (stretch.last()) {
            leg++;
            position = null;
        } else {
            position = stretch.through();
        }
    }

    @Override
    HeldRows wanted(Reading reading, HeldRows held) {
        if (!(held.portion() instanceof KeyRange)) {
            return held;
        }
        RefreshTask.Chosen chosen = task.chosen(held.rows());
        reading.undecided = chosen.undecided();
        return new HeldRows(
                held.window(), held.table(), held.portion(), chosen.rows(), held.absent(), held.high(), held.readAt(), held.bytes());
    }

    /** How far the refresh is when the first portion has been applied. */
    RefreshWork after(Reading first) {
        long rows = now.rowsDone() + first.looked;
        long undecided = now.rowsUndecided() + first.undecided;
        Stretch stretch = first.stretch;
        if (!stretch.last()) {
            return with(State.RUNNING, stretch.leg(), stretch.through(), rows, undecided);
        }
        int next = 0;
        while (!task.legs().get(next).name().equals(stretch.leg())) {
            next++;
        }
        next++;
        return next < task.legs().size()
                ? with(State.RUNNING, task.legs().get(next).name(), null, rows, undecided)
                : with(State.DONE, stretch.leg(), stretch.through(), rows, undecided);
    }

    private RefreshWork with(State state, String legName, @Nullable String through, long rows, long undecided) {
        return new RefreshWork(now.id(), state, legName, through, rows, Math.max(now.rowsEstimated(), rows), undecided, null);
    }

    /** The first portion has been applied. */
    void applied(RefreshWork then) {
        removeFirst();
        now = then;
        failures = 0;
    }

    /** Goes back to what has been applied; how often that has happened since something was. */
    int rewind() {
        toNow();
        failures++;
        return failures;
    }

    void fail(String why) {
        now = now.failed(why);
    }
}
