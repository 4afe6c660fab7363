package dev.seachange.change;

import java.time.Instant;
import java.util.List;

/** What a source tells, in the order of its log. */
public sealed interface SourceEvent permits RowChange, SourceEvent.Commit, SourceEvent.Progress, SourceEvent.TableAltered {

    /**
     * End of a source transaction: all its row changes have been told.
     *
     * @param position everything up to and including this transaction
     * @param committedAt when the source committed it, by the source's clock
     * @param rows row changes of this transaction, captured tables only
     */
    record Commit(Position position, Instant committedAt, long rows) implements SourceEvent {}

    /** Nothing for us happened up to {@code position}: transactions of other tables, or statements without rows. */
    record Progress(Position position) implements SourceEvent {}

    /**
     * A captured table was created, altered, renamed or dropped. It stands between transactions.
     *
     * @param columns names of its columns from here on; empty when it is gone
     */
    record TableAltered(TableId table, String ddl, List<String> columns) implements SourceEvent {
        public TableAltered {
            columns = List.copyOf(columns);
        }
    }
}
