package dev.seachange.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.status.Stage;
import dev.seachange.window.LogHead;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class StageKeeperTest {
    private final StageKeeper keeper = new StageKeeper();

    @Test
    void begins_with_preparing() {
        assertThat(keeper.stage()).isEqualTo(Stage.PREPARING);
        assertThat(keeper.word()).isEqualTo("preparing");
    }

    @Test
    void is_live_only_when_new_has_what_old_had_when_the_copy_was_seen_to_be_complete() {
        keeper.observe(false, head(100), told(100));
        assertThat(keeper.stage()).isEqualTo(Stage.COPYING);
        keeper.observe(true, head(200), told(150));
        assertThat(keeper.stage()).isEqualTo(Stage.CATCHING_UP);
        keeper.observe(true, head(300), told(199));
        assertThat(keeper.stage()).isEqualTo(Stage.CATCHING_UP);
        // OLD has gone on, which does not matter: the goal does not run away.
        keeper.observe(true, head(400), told(200));
        assertThat(keeper.stage()).isEqualTo(Stage.LIVE);
    }

    @Test
    void the_moment_that_sets_the_goal_does_not_reach_it() {
        keeper.observe(true, head(200), told(200));
        assertThat(keeper.stage()).isEqualTo(Stage.CATCHING_UP);
        keeper.observe(true, head(200), told(200));
        assertThat(keeper.stage()).isEqualTo(Stage.LIVE);
    }

    @Test
    void a_process_that_finds_everything_copied_catches_up_first() {
        keeper.observe(true, head(200), told(10));
        assertThat(keeper.stage()).isEqualTo(Stage.CATCHING_UP);
    }

    @Test
    void stays_live_however_far_old_goes_on() {
        keeper.observe(true, head(200), told(200));
        keeper.observe(true, head(200), told(200));
        // Nothing has been told yet in the session after a lost connection.
        keeper.observe(true, head(90_000), told(0));
        assertThat(keeper.stage()).isEqualTo(Stage.LIVE);
    }

    @Test
    void copies_again_when_there_is_something_to_copy() {
        keeper.observe(true, head(200), told(200));
        keeper.observe(true, head(200), told(200));
        keeper.observe(false, head(300), told(300));
        assertThat(keeper.stage()).isEqualTo(Stage.COPYING);
    }

    private static LogHead head(long offset) {
        return new LogHead(Position.parse(Position.Kind.MARIADB, "0-1-1"), place(offset));
    }

    private static Predicate<LogPlace> told(long offset) {
        return place(offset)::reaches;
    }

    private static LogPlace place(long offset) {
        return new LogPlace("binlog.000001", offset);
    }
}
