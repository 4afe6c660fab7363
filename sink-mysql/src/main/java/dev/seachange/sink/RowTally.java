package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.util.HashMap;
import java.util.Map;

/** Counts rows by table and operation. */
final class RowTally {
    private record Cell(TableId table, SinkListener.RowOperation operation) {}

    private final Map<Cell, Long> counts = new HashMap<>();

    void add(TableId table, SinkListener.RowOperation operation, long count) {
        if (count > 0) {
            counts.merge(new Cell(table, operation), count, Long::sum);
        }
    }

    void addAll(RowTally other) {
        other.counts.forEach((cell, count) -> counts.merge(cell, count, Long::sum));
    }

    void tell(SinkListener listener) {
        counts.forEach((cell, count) -> listener.rows(cell.table(), cell.operation(), count));
    }
}
