package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what the sink told. */
public final class Recorder implements SinkListener {
    public final List<Parked> parked = new ArrayList<>();
    public final List<Finding> findings = new ArrayList<>();
    public final List<String> retries = new ArrayList<>();
    public final List<String> bisections = new ArrayList<>();
    public final Map<String, Long> rows = new HashMap<>();
    public int bisected;
    public int epochs;
    public long statements;

    @Override
    public void rows(TableId table, RowOperation operation, long count) {
        rows.merge(table.name() + " " + operation, count, Long::sum);
    }

    @Override
    public void statements(long count) {
        statements += count;
    }

    @Override
    public void epochCommitted(long writes, Duration took) {
        epochs++;
    }

    @Override
    public void retried(String reason) {
        retries.add(reason);
    }

    @Override
    public void bisected(String table, String reason) {
        bisected++;
        bisections.add(table + ": " + reason);
    }

    @Override
    public void parked(Parked key) {
        parked.add(key);
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
    }
}
