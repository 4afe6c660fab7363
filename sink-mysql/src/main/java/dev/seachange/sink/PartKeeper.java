package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what parts have fed, whether its row is there or not.
 *
 * <p>Invariant: where the row is there, its columns hold the part's values, or their defaults if the part is missing, and
 * nothing waits for it; where it is not, what differs from the defaults waits for it. Rows and parts may come and go in any
 * order, so it does not matter which of a slice are written first.
 */
final class PartKeeper {
    private final Target target;

    PartKeeper(Target target) {
        this.target = target;
    }

    /** Runs a step on rows; parts outlive those that go and join those that come. */
    int execute(Step step) throws Refusal {
        TargetTable table = step.table();
        if (table.parts.isEmpty()) {
            return target.execute(step);
        }
        if (step instanceof Step.Delete delete) {
            keep(table, partsOf(table, delete.keys()));
        }
        int matched = target.execute(step);
        if (step instanceof Step.Insert insert) {
            join(table, insert.rows().stream().map(insert.shape()::keyOf).toList());
        }
        return matched;
    }

    /** Gives a row another key: the parts of the old one stay behind, those of the new one join it. */
    int move(Shape shape, RowKey from, RowKey to, Row values) throws Refusal {
        TargetTable table = shape.table;
        List<WaitingPart> left = table.parts.isEmpty() ? List.of() : partsOf(table, List.of(from));
        int matched = target.move(shape, from, values);
        if (matched > 0 && !table.parts.isEmpty()) {
            for (Shape part : left.isEmpty() ? List.<Shape>of() : table.parts) {
                update(part, List.of(part.absentAt(to)));
            }
            keep(table, left);
            // If only the spelling has changed, what was just left behind is found again.
            join(table, List.of(to));
        }
        return matched;
    }

    /** Parts get these values; returns into how many rows. What finds no row waits for it. */
    int feed(Shape part, Collection<Row> rows) throws Refusal {
        List<Row> bare = new ArrayList<>();
        List<Row> others = new ArrayList<>();
        for (Row row : rows) {
            (part.isBare(row) ? bare : others).add(row);
        }
        // Of two spellings of one key the part has left the one, so what it leaves goes first.
        return feedAlike(part, bare) + feedAlike(part, others);
    }

    private int feedAlike(Shape part, List<Row> rows) throws Refusal {
        if (rows.isEmpty()) {
            return 0;
        }
        int matched = update(part, rows);
        if (matched < rows.size()) {
            List<WaitingPart> waiting = new ArrayList<>();
            for (Row row : withoutRow(part, rows, matched)) {
                waiting.add(part.waiting(part.keyOf(row), row));
            }
            keep(part.table, waiting);
        }
        return matched;
    }

    /** Those whose key is not there. By the count, most often no exact key is missed that NEW would take for another spelling. */
    private List<Row> withoutRow(Shape part, List<Row> rows, int matched) throws Refusal {
        TargetTable table = part.table;
        List<RowKey> keys = rows.stream().map(part::keyOf).toList();
        Collection<RowKey> found = target.look(table, Statements.key(table), keys).keySet();
        boolean allExact = keys.stream().filter(found::contains).count() == matched;
        List<Row> missed = new ArrayList<>();
        for (Row row : rows) {
            boolean there = found.contains(part.keyOf(row));
            if (!there && (allExact || update(part, List.of(row)) == 0)) {
                missed.add(row);
            }
        }
        return missed;
    }

    private int update(Shape part, List<Row> rows) throws Refusal {
        List<Row> sorted = rows.stream()
                .sorted((a, b) -> part.table.keyOrder.compare(part.keyOf(a), part.keyOf(b)))
                .toList();
        return target.execute(new Step.Update(part, sorted));
    }

    /** What parts have fed into rows that are there. */
    private List<WaitingPart> partsOf(TargetTable table, List<RowKey> keys) throws Refusal {
        List<Column> columns = table.fedColumns();
        List<WaitingPart> parts = new ArrayList<>();
        target.look(table, columns, keys).forEach((key, row) -> {
            for (Shape part : table.parts) {
                WaitingPart waiting = part.waiting(key, part.of(columns, row));
                if (!waiting.isBare()) {
                    parts.add(waiting);
                }
            }
        });
        return parts;
    }

    /** Remembers parts whose row is not there, in place of what was remembered of them before. */
    private void keep(TargetTable table, List<WaitingPart> parts) throws Refusal {
        if (parts.isEmpty()) {
            return;
        }
        Map<RowKey, List<WaitingPart>> known = target.waiting(table, parts.stream().map(WaitingPart::key).distinct().toList());
        Set<WaitingPart> before = new LinkedHashSet<>();
        for (WaitingPart part : parts) {
            known.getOrDefault(part.key(), List.of()).stream()
                    .filter(other -> other.rule().equals(part.rule()))
                    .forEach(before::add);
        }
        if (!before.isEmpty()) {
            target.forget(table, List.copyOf(before));
        }
        List<WaitingPart> lasting = parts.stream().filter(part -> !part.isBare()).toList();
        if (!lasting.isEmpty()) {
            target.keep(table, lasting);
        }
    }

    /** Rows have come: what waited for them is theirs. */
    private void join(TargetTable table, List<RowKey> keys) throws Refusal {
        Map<RowKey, List<WaitingPart>> waiting = target.waiting(table, keys);
        if (waiting.isEmpty()) {
            return;
        }
        Set<WaitingPart> joined = new LinkedHashSet<>();
        for (Shape part : table.parts) {
            Map<RowKey, Row> rows = new LinkedHashMap<>();
            waiting.forEach((key, parts) -> parts.stream()
                    .filter(other -> other.rule().equals(part.written.rule()))
                    .forEach(other -> {
                        joined.add(other);
                        rows.put(key, part.arrived(key, other));
                    }));
            if (!rows.isEmpty()) {
                join(part, List.copyOf(rows.values()));
            }
        }
        target.forget(table, List.copyOf(joined));
    }

    private void join(Shape part, List<Row> rows) throws Refusal {
        try {
            int matched = update(part, rows);
            if (matched != rows.size()) {
                throw Refusal.mismatch(new Step.Update(part, rows), rows.size(), matched);
            }
        } catch (Refusal refusal) {
            throw refusal.ofPart(part.written.rule());
        }
    }
}
