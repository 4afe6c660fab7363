package dev.seachange.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.copy.RefreshTask.Leg;
import dev.seachange.copy.RefreshTask.Page;
import dev.seachange.copy.RefreshWork.State;
import dev.seachange.window.KeyList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A refresh's way through its legs, and how it is found again after a restart. Readers are played by hand. */
class RefreshWalkTest {
    private static final TableSchema SQUID = new TableSchema(
            TableId.parse("shop.squid"),
            List.of(new Column("id", new ColumnType.Int(64, false), "bigint", false, false, false)),
            List.of("id"),
            List.of(),
            List.of());

    private final List<String> asked = new ArrayList<>();
    /** Three pages: two keys, none, one. */
    private final Leg.Pages pages = new Leg.Pages("pages", true, after -> {
        asked.add(String.valueOf(after));
        return switch (String.valueOf(after)) {
            case "null" -> new Page(keys(1, 2), "b");
            case "b" -> new Page(List.of(), "c");
            default -> new Page(keys(7, 7), null);
        };
    });
    private final Leg.Keys listed = new Leg.Keys("listed", keys(1, 1_200));

    private static List<RowKey> keys(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(key -> RowKey.of(key)).toList();
    }

    private static RefreshWork stored(String leg, @Nullable String through, long rows) {
        return new RefreshWork(5, State.REQUESTED, leg, through, rows, 100, 0, null);
    }

    private static RefreshWalk walk(RefreshWork from, Leg... legs) {
        return new RefreshWalk(new RefreshTask(from, SQUID, null, List.of(legs), RefreshTask.Wish.ALL), new RangeSize(1, 1, 1));
    }

    private static ReadingBoard<RefreshWalk> board(RefreshWalk walk) {
        return new ReadingBoard<>(List.of(walk), 10, 0);
    }

    /** What a reader does first: finds the next portion. */
    private static Walk.Reading plan(ReadingBoard<RefreshWalk> board) throws Exception {
        ReadingBoard.Job<RefreshWalk> job = java.util.Objects.requireNonNull(board.take());
        return java.util.Objects.requireNonNull(board.planned(job, next(job)));
    }

    @SuppressWarnings("NullAway") // These legs do not need a reader to find their portions.
    private static Walk.Stretch next(ReadingBoard.Job<RefreshWalk> job) throws Exception {
        return java.util.Objects.requireNonNull(job.planning()).next(null);
    }

    private static int size(Walk.Reading reading) {
        reading.looked = ((KeyList) reading.stretch.portion()).keys().size();
        return (int) reading.looked;
    }

    private static RefreshWork apply(RefreshWalk walk) {
        RefreshWork after = walk.after(java.util.Objects.requireNonNull(walk.first()));
        walk.applied(after);
        return after;
    }

    @Test
    void keys_are_read_in_portions_and_remembered_by_their_number() throws Exception {
        RefreshWalk walk = walk(stored("", null, 0), listed);
        ReadingBoard<RefreshWalk> board = board(walk);
        assertThat(size(plan(board))).isEqualTo(500);
        assertThat(size(plan(board))).isEqualTo(500);
        assertThat(size(plan(board))).isEqualTo(200);
        assertThat(walk.plannable()).isFalse();
        assertThat(apply(walk)).isEqualTo(new RefreshWork(5, State.RUNNING, "listed", "500", 500, 500, 0, null));
    }

    @Test
    void rows_that_nobody_can_decide_on_are_taken_and_counted() throws Exception {
        RefreshTask.Wish even = row -> switch ((int) ((long) java.util.Objects.requireNonNull(row.get(0)) % 3)) {
            case 0 -> RefreshTask.Wanted.YES;
            case 1 -> RefreshTask.Wanted.NO;
            default -> RefreshTask.Wanted.UNDECIDED;
        };
        RefreshTask task = new RefreshTask(stored("", null, 0), SQUID, null, List.of(listed), even);
        List<Row> rows = LongStream.rangeClosed(1, 9).mapToObj(id -> Row.of(id)).toList();
        RefreshTask.Chosen chosen = task.chosen(rows);
        assertThat(chosen.rows()).extracting(row -> row.get(0)).containsExactly(2L, 3L, 5L, 6L, 8L, 9L);
        assertThat(chosen.undecided()).isEqualTo(3);

        RefreshWalk walk = walk(stored("", null, 0), listed, new Leg.Keys("last", keys(3, 3)));
        ReadingBoard<RefreshWalk> board = board(walk);
        plan(board).undecided = 2;
        plan(board).undecided = 1;
        assertThat(apply(walk).rowsUndecided()).isEqualTo(2);
        assertThat(apply(walk).rowsUndecided()).as("all so far").isEqualTo(3);
    }

    @Test
    void legs_follow_one_another_and_the_last_portion_ends_the_work() throws Exception {
        RefreshWalk walk = walk(stored("", null, 0), pages, new Leg.Keys("last", keys(3, 3)));
        ReadingBoard<RefreshWalk> board = board(walk);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sizes.add(size(plan(board)));
        }
        assertThat(sizes).containsExactly(2, 0, 1, 1);
        assertThat(asked).containsExactly("null", "b", "c");
        assertThat(apply(walk)).isEqualTo(new RefreshWork(5, State.RUNNING, "pages", "b", 2, 100, 0, null));
        assertThat(apply(walk)).isEqualTo(new RefreshWork(5, State.RUNNING, "pages", "c", 2, 100, 0, null));
        assertThat(apply(walk)).isEqualTo(new RefreshWork(5, State.RUNNING, "last", null, 3, 100, 0, null));
        assertThat(walk.isFinished()).isFalse();
        assertThat(apply(walk)).isEqualTo(new RefreshWork(5, State.DONE, "last", "1", 4, 100, 0, null));
        assertThat(walk.isFinished()).isTrue();
        assertThat(board.take()).as("readers may go").isNull();
    }

    @Test
    void a_restart_goes_on_behind_what_has_been_applied() throws Exception {
        RefreshWalk first = walk(stored("listed", "1000", 1_000), pages, listed);
        assertThat(size(plan(board(first)))).isEqualTo(200);
        assertThat(asked).as("the leg before is done").isEmpty();
        assertThat(apply(first)).isEqualTo(new RefreshWork(5, State.DONE, "listed", "1200", 1_200, 1_200, 0, null));

        RefreshWalk between = walk(stored("pages", "b", 2), pages, listed);
        assertThat(size(plan(board(between)))).isZero();
        assertThat(asked).containsExactly("b");
    }

    @Test
    void a_leg_that_is_not_there_any_more_begins_the_work_anew() throws Exception {
        RefreshWalk walk = walk(stored("extra rows of a rule that is gone", "77", 9), pages);
        plan(board(walk));
        assertThat(asked).containsExactly("null");
    }

    @Test
    void what_was_read_before_a_failure_is_read_again_and_nothing_is_left_out() throws Exception {
        RefreshWalk walk = walk(stored("", null, 0), listed);
        ReadingBoard<RefreshWalk> board = board(walk);
        size(plan(board));
        apply(walk);
        plan(board);
        ReadingBoard.Job<RefreshWalk> slow = java.util.Objects.requireNonNull(board.take());

        assertThat(walk.dropAll()).hasSize(1);
        assertThat(walk.rewind()).isEqualTo(1);
        assertThat(board.planned(slow, next(slow))).as("a reader that comes late").isNull();
        KeyList again = (KeyList) plan(board).stretch.portion();
        assertThat(again.keys().getFirst()).isEqualTo(RowKey.of(501L));
        assertThat(((KeyList) plan(board).stretch.portion()).keys()).hasSize(200);
        assertThat(walk.rewind()).as("failures with nothing applied between").isEqualTo(2);
        size(java.util.Objects.requireNonNull(walk.first()));
        apply(walk);
        assertThat(walk.rewind()).isEqualTo(1);
    }

    @Test
    void a_portion_may_be_read_once_more_before_any_other() throws Exception {
        RefreshWalk walk = walk(stored("", null, 0), listed);
        ReadingBoard<RefreshWalk> board = board(walk);
        Walk.Reading first = plan(board);
        first.taken = false;
        ReadingBoard.Job<RefreshWalk> job = java.util.Objects.requireNonNull(board.take());
        assertThat(job.reading()).isSameAs(first);
        assertThat(first.taken).isTrue();
        assertThat(((KeyList) plan(board).stretch.portion()).keys().getFirst()).isEqualTo(RowKey.of(501L));
    }
}
