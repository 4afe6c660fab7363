package dev.seachange.it.source;

import static org.awaitility.Awaitility.await;

import dev.seachange.change.Position;
import dev.seachange.change.RowChange;
import dev.seachange.change.SourceEvent;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.source.HistoryStore;
import dev.seachange.source.LogReader;
import dev.seachange.source.SourceFailure;
import dev.seachange.source.SourceSettings;
import dev.seachange.source.StartPoint;
import dev.seachange.window.LogHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** What a log reader tells from now on. */
final class Told implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SourceEvent> events = new CopyOnWriteArrayList<>();
    private final LogReader reader;

    private Told(SourceSettings settings, StartPoint from, HistoryStore history) {
        this.reader = LogReader.start(settings, from, history, (batch, weight) -> {
            events.addAll(batch);
            return true;
        }, System::nanoTime);
    }

    /** Starts to read where the log ends now. */
    static Told fromNow(ServerSettings server, Position.Kind kind, Map<TableId, TableSchema> tables) throws SQLException {
        try (Connection connection = Server.connect(server)) {
            LogHead head = LogHead.read(connection, kind);
            long serverId = ThreadLocalRandom.current().nextLong(1_000_000, 4_000_000_000L);
            SourceSettings settings = new SourceSettings("told-" + serverId, server, serverId, tables);
            return new Told(settings, new StartPoint(head.position(), head.place()), new Memory());
        }
    }

    /** Waits until so many changes of rows have been told. */
    List<RowChange> changes(int count) {
        await().atMost(PATIENCE).until(() -> reader.ended().isDone() || told().size() >= count);
        if (told().size() < count) {
            SourceFailure failure = failure();
            throw new AssertionError("the log reader ended: " + failure.getMessage() + " " + failure.remedy(), failure);
        }
        return told();
    }

    List<SourceEvent> events() {
        return List.copyOf(events);
    }

    /** Waits until the reader ends by itself, and tells why. */
    SourceFailure failure() {
        await().atMost(PATIENCE).until(() -> reader.ended().isDone());
        return Objects.requireNonNull(reader.ended().join(), "it was stopped");
    }

    private List<RowChange> told() {
        return events.stream().filter(RowChange.class::isInstance).map(RowChange.class::cast).toList();
    }

    @Override
    public void close() {
        reader.stop(5_000);
    }

    /** A schema history that nobody keeps. */
    private static final class Memory implements HistoryStore {
        private final List<String> records = new ArrayList<>();

        @Override
        public synchronized void append(String record) {
            records.add(record);
        }

        @Override
        public synchronized List<String> all() {
            return List.copyOf(records);
        }

        @Override
        public synchronized void clear() {
            records.clear();
        }
    }
}
