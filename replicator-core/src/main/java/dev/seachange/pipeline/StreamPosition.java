package dev.seachange.pipeline;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.SourceEvent;
import dev.seachange.window.LogHead;
import dev.seachange.window.Seen;
import org.jspecify.annotations.Nullable;

/**
 * How far the stream has been told. Moves forward only. Owned by the pipeline's thread.
 *
 * <p>Two notations, for a reason: transactions (GTIDs) say exactly what is in NEW and survive a change of server; places in the
 * log order everything, statements without rows included, but the end of a transaction is known only from what follows it.
 */
final class StreamPosition {
    private Position position;
    /** Everything before this place has been told. */
    private LogPlace toldThrough;
    /** A snapshot at this place or behind holds everything that has been told. */
    private LogPlace coveredAt;

    private @Nullable LogPlace begin;

    StreamPosition(Position position, LogPlace place) {
        this.position = position;
        this.toldThrough = LogPlace.START;
        this.coveredAt = place;
    }

    void begin(SourceEvent.Begin event) {
        begin = event.place();
        toldThrough = event.place();
        coveredAt = event.place();
    }

    void commit(SourceEvent.Commit event) {
        position = position.union(event.position());
        LogPlace start = begin;
        if (start != null) {
            // Its end is not told, but no place lies inside a transaction.
            coveredAt = new LogPlace(start.file(), start.offset() + 1);
        }
    }

    void progress(SourceEvent.Progress event) {
        position = position.union(event.position());
        if (event.place().reaches(toldThrough)) {
            toldThrough = event.place();
        }
        if (event.place().reaches(coveredAt)) {
            coveredAt = event.place();
        }
    }

    /** A statement that changes no rows has been told, whole. */
    void statement(String transaction) {
        position = position.plus(transaction);
    }

    /** Takes over what the server says of its log, once the stream has been told up to there. */
    void absorb(LogHead head) {
        if (passed(head.place())) {
            position = position.union(head.position());
        }
    }

    /** Whether everything before {@code place} has been told. */
    boolean passed(LogPlace place) {
        return toldThrough.reaches(place);
    }

    Position position() {
        return position;
    }

    LogPlace place() {
        return coveredAt;
    }

    Seen seen() {
        return new Seen(position, coveredAt);
    }
}
