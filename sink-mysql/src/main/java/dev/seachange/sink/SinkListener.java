package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.time.Duration;

/**
 * Told what the sink does, on the sink's thread; must be quick. Rows, parked keys and findings are told after the commit that
 * made them true, so never for work that was rolled back.
 */
public interface SinkListener {
    /** What was done to rows of NEW. */
    enum RowOperation {
        INSERT,
        UPDATE,
        DELETE
    }

    SinkListener NONE = new SinkListener() {};

    /** Rows of a table of NEW, net of what was folded away. */
    default void rows(TableId table, RowOperation operation, long count) {}

    /** Statements sent, committed or not. */
    default void statements(long count) {}

    /**
     * @param writes before folding
     * @param took from the first statement to the end of COMMIT, retries included
     */
    default void epochCommitted(long writes, Duration took) {}

    /** An epoch is being applied again. */
    default void retried(String reason) {}

    /** A slice was refused and is applied in halves, to find out which rows are to blame. */
    default void bisected(String table, String reason) {}

    default void parked(Parked key) {}

    default void found(Finding finding) {}
}
