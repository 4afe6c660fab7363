package dev.seachange.verify;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks the wanted rows of one rule up in NEW, a batch at a time. A row counts as found under its exact key only: where a
 * collation takes two keys for one, the wanted one is missing and the other one extra. One thread.
 */
final class RowCheck {
    private static final int MOST_ROWS = 500;
    private static final long MOST_BYTES = 4L << 20;

    private final WriteShape shape;
    private final TargetReads target;
    private final Tally tally;
    private final Findings findings;
    private final boolean showValues;
    private final Set<String> untold;
    private final KeyPrint.Maker prints = new KeyPrint.Maker();
    private final Map<RowKey, Row> batch = new LinkedHashMap<>();
    private long bytes;

    /** @param untold columns whose values the source row does not tell, so that they are not compared */
    RowCheck(
            WriteShape shape, TargetReads target, Tally tally, Findings findings, boolean showValues, Set<String> untold) {
        this.shape = shape;
        this.target = target;
        this.tally = tally;
        this.findings = findings;
        this.showValues = showValues;
        this.untold = Set.copyOf(untold);
    }

    void add(Write.Put put) throws SQLException {
        RowKey key = TargetReads.keyOf(shape, put.values());
        if (batch.containsKey(key)) {
            // Wanted twice: each is looked up by itself, which leaves the key twice among the matched.
            flush();
        }
        batch.put(key, put.values());
        tally.wanted.add(prints.of(key));
        bytes += weight(put.values());
        if (batch.size() >= MOST_ROWS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        target.rows(shape, List.copyOf(batch.keySet()), this::found);
        for (RowKey key : batch.keySet()) {
            tally.missing++;
            findings.add(new Difference.Missing(shape.target().id(), key, shape.rule()));
        }
        batch.clear();
        bytes = 0;
    }

    private void found(Row row) {
        RowKey key = TargetReads.keyOf(shape, row);
        Row wanted = batch.remove(key);
        if (wanted == null) {
            return;
        }
        tally.matched.add(prints.of(key));
        List<String> differing = differing(shape, wanted, row, untold, showValues);
        if (differing.isEmpty()) {
            tally.equal++;
        } else {
            tally.different++;
            findings.add(new Difference.Different(shape.target().id(), key, shape.rule(), differing));
        }
    }

    static List<String> differing(WriteShape shape, Row wanted, Row found, Set<String> untold, boolean showValues) {
        List<String> differing = new ArrayList<>(0);
        for (int i = 0; i < wanted.size(); i++) {
            Column column = shape.columns().get(i);
            if (!untold.contains(column.name()) && !SameValue.of(column.type(), wanted.get(i), found.get(i))) {
                differing.add(showValues
                        ? column.name() + " (wanted " + RowKey.of(wanted.get(i)) + ", found " + RowKey.of(found.get(i)) + ")"
                        : column.name());
            }
        }
        return differing;
    }

    static long weight(Row row) {
        long bytes = 0;
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            bytes += value instanceof String text ? text.length() : value instanceof byte[] raw ? raw.length : 16;
        }
        return bytes;
    }
}
