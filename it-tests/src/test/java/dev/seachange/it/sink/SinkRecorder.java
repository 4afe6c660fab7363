package dev.seachange.it.sink;

import dev.seachange.change.TableId;
import dev.seachange.sink.Finding;
import dev.seachange.sink.Parked;
import dev.seachange.sink.SinkListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the sink told. */
final class SinkRecorder implements SinkListener {
    final List<Parked> parked = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();
    final List<String> retries = new CopyOnWriteArrayList<>();
    final List<String> bisections = new ArrayList<>();
    final Map<String, Long> rows = new HashMap<>();
    int bisected;
    int epochs;
    long statements;

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
