package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds writes, in the order of the source, to one net effect per target key. A key is what its exact values are: 'A' and 'a' are
 * two, whatever the collation says; so they don't get into one fold ({@link Spellings}), but for parts, of which {@link PartKeeper}
 * writes first what a spelling has left.
 *
 * <p>What can't be folded without changing the outcome is not taken by {@link #add}; then the caller applies what is here and starts a new
 * fold. An insert followed by a delete is a delete, not nothing: if the row was there against all expectation, writing one by one
 * would have removed it, too.
 */
final class Fold {
    /** A row that stays behind its source row, and what it is marked with. */
    record Mark(Row values, Expected expected) {}

    private final TargetTables targets;
    private final Map<TargetTable, Map<RowKey, Net>> tables = new LinkedHashMap<>();
    private final Map<Shape, Map<RowKey, Row>> parts = new LinkedHashMap<>();
    private final Map<Shape, Map<RowKey, Mark>> marks = new LinkedHashMap<>();
    private final Spellings spellings = new Spellings();

    Fold(TargetTables targets) {
        this.targets = targets;
    }

    Map<TargetTable, Map<RowKey, Net>> tables() {
        return tables;
    }

    Collection<Net> of(TargetTable table) {
        return tables.getOrDefault(table, Map.of()).values();
    }

    /** By part and key, what it has fed in the end: it does not matter whether that is written before the rows or behind them. */
    Map<Shape, Map<RowKey, Row>> parts() {
        return parts;
    }

    /** Of rows that no write here has put before they were marked: so marks are to be written before the rows. */
    Map<Shape, Map<RowKey, Mark>> marks() {
        return marks;
    }

    /** Takes the write in, or leaves everything as it is and returns false. */
    boolean add(Write write) {
        Shape shape = targets.shape(write.shape());
        return switch (shape.written.share()) {
            case Share.Whole whole -> spellings.add(shape.table, write) && addWhole(shape, write);
            case Share.Part part -> addPart(shape, write);
            case Share.Mark mark -> spellings.add(shape.table, write) && addMark(shape, write);
        };
    }

    private boolean addPart(Shape shape, Write write) {
        Map<RowKey, Row> fed = parts.computeIfAbsent(shape, s -> new LinkedHashMap<>());
        return switch (write) {
            case Write.Put put -> {
                fed.put(put.key(), put.values());
                yield true;
            }
            case Write.Delete delete -> {
                fed.put(delete.key(), shape.absentAt(delete.key()));
                yield true;
            }
            case Write.Move move -> {
                fed.put(move.from(), shape.absentAt(move.from()));
                fed.put(move.key(), move.values());
                yield true;
            }
            case Write.Nothing nothing -> true;
            case Write.Clear clear -> false;
        };
    }

    private boolean addMark(Shape shape, Write write) {
        if (!(write instanceof Write.Put put)) {
            return false;
        }
        Net net = net(shape, put.key());
        if (net == null) {
            Map<RowKey, Mark> marked = marks.computeIfAbsent(shape, s -> new LinkedHashMap<>());
            marked.put(put.key(), new Mark(put.values(), put.expected()));
            return true;
        }
        if (net.gone() || !net.shape.written.rule().equals(shape.written.rule())) {
            return false;
        }
        net.values = net.shape.overlaid(net.row(), shape, put.values());
        return true;
    }

    private boolean addWhole(Shape shape, Write write) {
        return switch (write) {
            case Write.Put put -> put(shape, put.key(), put.values(), put.before(), put.expected());
            case Write.Delete delete -> delete(shape, delete.key(), delete.expected());
            case Write.Move move -> move(shape, move);
            case Write.Nothing nothing -> true;
            case Write.Clear clear -> false;
        };
    }

    private boolean move(Shape shape, Write.Move move) {
        if (move.from().equals(move.key())) {
            return put(shape, move.key(), move.values(), move.before(), move.expected());
        }
        Expected arriving = arriving(move);
        if (shape.movesInPlace
                || !deletable(shape, net(shape, move.from()), move.expected())
                || !puttable(shape, net(shape, move.key()), arriving)) {
            return false;
        }
        return delete(shape, move.from(), move.expected()) && put(shape, move.key(), move.values(), null, arriving);
    }

    /** What a move should find under its new key: the source had nothing there, so neither has NEW if it is known at all. */
    static Expected arriving(Write.Move move) {
        return move.expected() == Expected.UNKNOWN ? Expected.UNKNOWN : Expected.ABSENT;
    }

    private boolean put(Shape shape, RowKey key, Row values, @Nullable Row before, Expected expected) {
        Net net = net(shape, key);
        if (!puttable(shape, net, expected)) {
            return false;
        }
        if (net == null) {
            unmark(shape, key);
            keys(shape).put(key, new Net(shape, key, expected, before, values));
            return true;
        }
        if (net.gone()) {
            reborn(net);
        }
        net.values = values;
        return true;
    }

    /** The row has come back to what it was marked as having lost. */
    private void unmark(Shape shape, RowKey key) {
        marks.forEach((mark, marked) -> {
            if (mark.table == shape.table) {
                marked.remove(key);
            }
        });
    }

    /** Deleted and inserted again. */
    private static void reborn(Net net) {
        net.before = null;
        if (net.expected == Expected.ABSENT) {
            return;
        }
        if (!net.shape.coversTable) {
            net.replaces = true;
        } else if (net.shape.table.hasUniqueKeys) {
            // Which unique values the old row holds is not known: look.
            net.expected = Expected.UNKNOWN;
        }
    }

    private boolean delete(Shape shape, RowKey key, Expected expected) {
        Net net = net(shape, key);
        if (!deletable(shape, net, expected)) {
            return false;
        }
        if (net == null) {
            keys(shape).put(key, new Net(shape, key, expected, null, null));
        } else {
            net.values = null;
            net.replaces = false;
        }
        return true;
    }

    /** Two rules on one row stay apart, and what contradicts the writes before it shall meet the table and be noticed. */
    private static boolean puttable(Shape shape, @Nullable Net net, Expected expected) {
        if (net == null) {
            return true;
        }
        if (net.shape != shape) {
            return false;
        }
        if (net.gone()) {
            // Cascades of the delete come before the insert, for children that are written in between.
            return expected != Expected.PRESENT && !shape.table.cascading;
        }
        return expected != Expected.ABSENT;
    }

    private static boolean deletable(Shape shape, @Nullable Net net, Expected expected) {
        if (net == null) {
            return true;
        }
        if (net.shape != shape) {
            return false;
        }
        return net.gone() ? expected != Expected.PRESENT : expected != Expected.ABSENT;
    }

    private @Nullable Net net(Shape shape, RowKey key) {
        return keys(shape).get(key);
    }

    private Map<RowKey, Net> keys(Shape shape) {
        return tables.computeIfAbsent(shape.table, t -> new HashMap<>());
    }
}
