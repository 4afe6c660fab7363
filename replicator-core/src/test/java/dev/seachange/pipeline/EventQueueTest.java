package dev.seachange.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.change.Position;
import dev.seachange.change.SourceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventQueueTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long FOREVER = TimeUnit.HOURS.toNanos(1);

    private final EventQueue queue = new EventQueue(100);

    @Test
    void gives_batches_in_their_order() throws Exception {
        queue.put(batch(10));
        queue.put(batch(20));
        assertThat(weight(queue.poll(0))).isEqualTo(10);
        assertThat(weight(queue.poll(0))).isEqualTo(20);
        assertThat(queue.poll(0)).isNull();
    }

    @Test
    void a_full_queue_holds_the_reader_back_until_there_is_room() throws Exception {
        queue.put(batch(60));
        CompletableFuture<Boolean> second = put(batch(60));
        await().during(Duration.ofMillis(100)).until(() -> !second.isDone());
        queue.poll(0);
        await().atMost(SOON).until(second::isDone);
        assertThat(second.join()).isTrue();
        assertThat(queue.fill()).isEqualTo(new EventQueue.Fill(1, 60, 100));
    }

    @Test
    void one_batch_is_taken_however_heavy_it_is() throws Exception {
        assertThat(queue.put(batch(1_000_000))).isTrue();
    }

    @Test
    void a_nudge_wakes_the_pipeline_once() throws Exception {
        CompletableFuture<Boolean> polled = CompletableFuture.supplyAsync(() -> pollsNothing(FOREVER), EventQueueTest::start);
        queue.nudge();
        await().atMost(SOON).until(polled::isDone);
        assertThat(polled.join()).isTrue();
        long started = System.nanoTime();
        assertThat(queue.poll(TimeUnit.MILLISECONDS.toNanos(30))).isNull();
        assertThat(System.nanoTime() - started).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(25));
    }

    @Test
    void a_closed_queue_lets_the_reader_go_and_takes_nothing_more() throws Exception {
        queue.put(batch(100));
        CompletableFuture<Boolean> second = put(batch(1));
        queue.close();
        await().atMost(SOON).until(second::isDone);
        assertThat(second.join()).isFalse();
        assertThat(queue.put(batch(1))).isFalse();
    }

    @Test
    void knows_the_oldest_commit_that_waits() throws Exception {
        assertThat(queue.oldestCommit()).isNull();
        Position position = Position.parse(Position.Kind.MARIADB, "0-1-1");
        Instant first = Instant.parse("2024-01-01T00:00:00Z");
        queue.put(new EventQueue.Batch(
                List.of(new SourceEvent.Commit(position, first), new SourceEvent.Commit(position, first.plusSeconds(9))), 1, 0));
        queue.put(new EventQueue.Batch(List.of(new SourceEvent.Commit(position, first.plusSeconds(20))), 1, 0));
        assertThat(queue.oldestCommit()).isEqualTo(first);
        queue.poll(0);
        assertThat(queue.oldestCommit()).isEqualTo(first.plusSeconds(20));
    }

    private CompletableFuture<Boolean> put(EventQueue.Batch batch) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return queue.put(batch);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, EventQueueTest::start);
    }

    private boolean pollsNothing(long nanos) {
        try {
            return queue.poll(nanos) == null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Runnable work) {
        Thread.ofVirtual().start(work);
    }

    private static long weight(EventQueue.@Nullable Batch batch) {
        return batch == null ? -1 : batch.weight();
    }

    private static EventQueue.Batch batch(long weight) {
        SourceEvent event = new SourceEvent.Commit(Position.parse(Position.Kind.MARIADB, "0-1-1"), Instant.EPOCH);
        return new EventQueue.Batch(List.of(event), weight, 0);
    }
}
