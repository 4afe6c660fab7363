package dev.seachange.verify;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks up in NEW the rows that the parts of one source table belong to, a batch at a time. A part whose row is not there is as
 * it should be; one that spells the key in another way belongs to the row all the same. One thread.
 */
final class PartCheck {
    private static final int MOST_ROWS = 500;
    private static final long MOST_BYTES = 4L << 20;

    /** Given each part whose row is there. */
    interface Found {
        /** @param key as NEW spells it */
        void found(RowKey key, Row wanted, Row found);
    }

    private final WriteShape shape;
    private final TargetReads target;
    private final Found receiver;
    private final Map<RowKey, Row> batch = new LinkedHashMap<>();
    private long bytes;

    PartCheck(WriteShape shape, TargetReads target, Found receiver) {
        this.shape = shape;
        this.target = target;
        this.receiver = receiver;
    }

    void add(Write.Put put) throws SQLException {
        batch.put(TargetReads.keyOf(shape, put.values()), put.values());
        bytes += RowCheck.weight(put.values());
        if (batch.size() >= MOST_ROWS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        List<Row> spelledOtherwise = new ArrayList<>();
        target.rows(shape, List.copyOf(batch.keySet()), row -> {
            RowKey key = TargetReads.keyOf(shape, row);
            Row wanted = batch.remove(key);
            if (wanted == null) {
                spelledOtherwise.add(row);
            } else {
                receiver.found(key, wanted, row);
            }
        });
        if (!spelledOtherwise.isEmpty()) {
            for (Map.Entry<RowKey, Row> part : batch.entrySet()) {
                target.rows(
                        shape,
                        List.of(part.getKey()),
                        row -> receiver.found(TargetReads.keyOf(shape, row), part.getValue(), row));
            }
        }
        batch.clear();
        bytes = 0;
    }
}
