package dev.seachange.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.SourceEvent;
import dev.seachange.window.LogHead;
import dev.seachange.window.Seen;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StreamPositionTest {
    private static final Instant ANY_TIME = Instant.EPOCH;

    private final StreamPosition stream = new StreamPosition(position("0-1-5"), place(500));

    @Test
    void a_checkpoint_says_what_need_not_be_told_but_not_that_it_has_been_told_in_this_run() {
        assertThat(stream.position()).isEqualTo(position("0-1-5"));
        assertThat(stream.place()).isEqualTo(place(500));
        assertThat(stream.passed(place(4))).isFalse();
        assertThat(stream.seen()).isEqualTo(new Seen(position("0-1-5"), place(500)));
    }

    @Test
    void everything_before_a_begin_has_been_told_and_what_stands_there_has_not() {
        stream.begin(begin(600, "0-1-6"));
        assertThat(stream.passed(place(599))).isTrue();
        assertThat(stream.passed(place(600))).isTrue();
        assertThat(stream.passed(place(601))).isFalse();
        assertThat(stream.position()).isEqualTo(position("0-1-5"));
    }

    @Test
    void a_commit_adds_its_transaction_and_a_snapshot_inside_or_behind_it_holds_it() {
        stream.begin(begin(600, "0-1-6"));
        stream.commit(new SourceEvent.Commit(position("0-1-6"), ANY_TIME));
        assertThat(stream.position()).isEqualTo(position("0-1-6"));
        // Where it ends is known only from what follows.
        assertThat(stream.passed(place(601))).isFalse();
        assertThat(place(600).reaches(stream.seen().place())).as("a snapshot before it").isFalse();
        assertThat(place(700).reaches(stream.seen().place())).as("a snapshot behind it").isTrue();
    }

    @Test
    void progress_moves_forward_only() {
        stream.begin(begin(600, "0-1-6"));
        stream.commit(new SourceEvent.Commit(position("0-1-6"), ANY_TIME));
        stream.progress(new SourceEvent.Progress(place(900), position("0-1-6")));
        assertThat(stream.passed(place(900))).isTrue();
        assertThat(stream.place()).isEqualTo(place(900));
        stream.progress(new SourceEvent.Progress(place(550), position("0-1-4")));
        assertThat(stream.passed(place(900))).isTrue();
        assertThat(stream.place()).isEqualTo(place(900));
        assertThat(stream.position()).isEqualTo(position("0-1-6"));
    }

    @Test
    void progress_right_at_a_begin_does_not_pass_for_the_transaction_behind_it() {
        stream.begin(begin(600, "0-1-6"));
        stream.commit(new SourceEvent.Commit(position("0-1-6"), ANY_TIME));
        stream.progress(new SourceEvent.Progress(place(600), position("0-1-6")));
        assertThat(place(600).reaches(stream.seen().place())).isFalse();
    }

    @Test
    void what_the_server_says_counts_once_the_stream_has_been_told_up_to_there() {
        LogHead head = new LogHead(position("0-1-7,1-1-3"), place(800));
        stream.absorb(head);
        assertThat(stream.position()).isEqualTo(position("0-1-5"));
        stream.progress(new SourceEvent.Progress(place(799), position("0-1-6")));
        stream.absorb(head);
        assertThat(stream.position()).isEqualTo(position("0-1-6"));
        stream.progress(new SourceEvent.Progress(place(800), position("0-1-6")));
        stream.absorb(head);
        assertThat(stream.position()).isEqualTo(position("0-1-7,1-1-3"));
    }

    @Test
    void a_statement_counts_as_told_at_once() {
        stream.statement("0-1-6");
        assertThat(stream.position()).isEqualTo(position("0-1-6"));
    }

    @Test
    void a_log_that_begins_a_new_file_goes_on() {
        stream.begin(begin(600, "0-1-6"));
        stream.progress(new SourceEvent.Progress(new LogPlace("binlog.000002", 4), position("0-1-6")));
        assertThat(stream.passed(place(1_000_000))).isTrue();
        assertThat(stream.passed(new LogPlace("binlog.000002", 5))).isFalse();
    }

    private static SourceEvent.Begin begin(long offset, String transaction) {
        return new SourceEvent.Begin(place(offset), transaction);
    }

    private static Position position(String text) {
        return Position.parse(Position.Kind.MARIADB, text);
    }

    private static LogPlace place(long offset) {
        return new LogPlace("binlog.000001", offset);
    }
}
