package dev.seachange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import dev.seachange.status.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code refresh} takes, and how it follows its requests. */
class RefreshCommandTest extends CommandCase {
    @Test
    void refresh_takes_one_way_to_name_rows() throws Exception {
        String config = config("127.0.0.1:8090");
        assertThat(execute("refresh", "shop.squid", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(execute("refresh", "shop.squid", "--keys", "1|a", "2|b", "--rule", "r", "-c", config))
                .isEqualTo(ExitCode.DONE);
        assertThat(execute("refresh", "shop.squid", "--where", "id > 5", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(execute("refresh", "--parked", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(actions.said).hasToString("shop.squid null null [] false;shop.squid r null [1|a, 2|b] false;"
                + "shop.squid null id > 5 [] false;null null null [] true;");
        assertThat(execute("refresh", "-c", config)).isEqualTo(ExitCode.USAGE);
        assertThat(execute("refresh", "shop.squid", "--parked", "--where", "id > 5", "-c", config)).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void refresh_follows_its_requests_to_their_end() throws Exception {
        String config = config("127.0.0.1:8090");
        actions.stands.addAll(List.of(refresh(RefreshState.REQUESTED, 0), refresh(RefreshState.RUNNING, 0), refresh(RefreshState.DONE, 0)));
        assertThat(execute("refresh", "shop.squid", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .isEqualTo("shop.squid, whole table  done: 10 rows looked at");
        actions.stands.addAll(List.of(refresh(RefreshState.RUNNING, 2), refresh(RefreshState.DONE, 2)));
        assertThat(execute("refresh", "shop.squid", "-c", config)).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Keys were refused");
        actions.stands.addAll(List.of(new Refresh(
                1, "shop.squid", null, "where 1 / id > 1", RefreshState.DONE, 10, 10, 0, 0, 3, null, Samples.STARTED, null, null)));
        assertThat(execute("refresh", "shop.squid", "--where", "1 / id > 1", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().getLast())
                .endsWith("done: 10 rows looked at; 3 rows taken though the condition could not be decided");
        actions.stands.addAll(List.of(refresh(RefreshState.FAILED, 0)));
        assertThat(execute("refresh", "shop.squid", "-c", config)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void refresh_does_not_wait_when_nobody_is_there_or_it_is_told_not_to() throws Exception {
        String config = config("127.0.0.1:8090");
        actions.stands.addAll(List.of(refresh(RefreshState.REQUESTED, 0), refresh(RefreshState.REQUESTED, 0)));
        assertThat(execute("refresh", "shop.squid", "--no-wait", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("shop.squid, whole table  requested" + System.lineSeparator());
        actions.run = false;
        assertThat(execute("refresh", "shop.squid", "-c", config)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith(
                "No daemon runs this migration now: the next `seachange run` will do it." + System.lineSeparator());
    }

    private static Refresh refresh(RefreshState state, long parked) {
        return new Refresh(
                1, "shop.squid", null, "whole table", state, 10, 10, 0, parked, 0, state == RefreshState.FAILED ? "why" : null,
                Samples.STARTED, null, null);
    }
}
