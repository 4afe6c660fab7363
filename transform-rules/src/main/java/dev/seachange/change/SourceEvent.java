package dev.seachange.change;

import java.time.Instant;
import java.util.List;

/**
 * What a source tells, in the order of its log.
 *
 * <p>A transaction is told as {@link Begin}, {@link Timed} if it changes rows, its row changes, {@link Commit}. A statement
 * that is a transaction of its own (DDL) may be told as a {@link Begin} without a {@link Commit}: the next {@link Begin} or
 * {@link Progress} ends it.
 */
public sealed interface SourceEvent
        permits RowChange,
                SourceEvent.Begin,
                SourceEvent.Timed,
                SourceEvent.Commit,
                SourceEvent.Progress,
                SourceEvent.TableAltered {

    /**
     * A transaction starts at {@code place}: everything before has been told.
     *
     * @param transaction its name in the notation of {@link Position}
     */
    record Begin(LogPlace place, String transaction) implements SourceEvent {}

    /**
     * Before the first row change of a transaction: when the source committed it.
     *
     * @param committedAt as exactly as its log says, by the source's clock; the same whenever the transaction is told
     */
    record Timed(Instant committedAt) implements SourceEvent {}

    /**
     * End of a source transaction: all its row changes have been told.
     *
     * @param position everything up to and including this transaction
     * @param committedAt when the source committed it, by the source's clock
     */
    record Commit(Position position, Instant committedAt) implements SourceEvent {}

    /**
     * Sign of life: everything before {@code place} has been told.
     *
     * @param position whole transactions told so far; may miss the last statements that changed no rows
     */
    record Progress(LogPlace place, Position position) implements SourceEvent {}

    /**
     * A captured table was created, altered, renamed or dropped. It stands between transactions that change rows.
     *
     * @param transaction the statement's name in the notation of {@link Position}
     * @param columns names of its columns from here on; empty when it is gone, or another table took its place
     */
    record TableAltered(TableId table, String ddl, String transaction, List<String> columns) implements SourceEvent {
        public TableAltered {
            columns = List.copyOf(columns);
        }
    }
}
