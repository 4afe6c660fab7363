package dev.seachange.references;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References.Found;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one lookup: rows that were written and may not be in NEW yet, over what NEW said. */
final class KnownRows {
    private static final long NEVER = Long.MAX_VALUE;

    /**
     * A row as the last write of its key left it.
     *
     * @param place of the write in the stream
     * @param match what it is found by; null when the row is gone, or has NULL there
     */
    private record Fresh(long place, @Nullable Object match, Answer answer) {}

    /** Where the columns of the lookup stand in a shape; -1 when the shape has neither. */
    private record Ordinals(int match, int take) {}

    private final Lookup lookup;
    private final boolean written;
    private final AskedRows asked;
    private final IdentityHashMap<WriteShape, Ordinals> ordinals = new IdentityHashMap<>();
    /** In the order of their places. */
    private final LinkedHashMap<RowKey, Fresh> fresh = new LinkedHashMap<>();
    private final Map<Object, RowKey> freshByMatch = new HashMap<>();
    /** The place where the table was emptied, if that is not in NEW yet. */
    private long emptied = NEVER;

    /**
     * @param written whether rules write the table
     * @param most how many answers of NEW are kept
     */
    KnownRows(Lookup lookup, boolean written, int most) {
        this.lookup = lookup;
        this.written = written;
        this.asked = new AskedRows(most);
    }

    Lookup lookup() {
        return lookup;
    }

    /** @return null when NEW has to be asked */
    @Nullable Answer find(Object match) {
        RowKey key = freshByMatch.get(match);
        Fresh row = key == null ? null : fresh.get(key);
        if (row != null) {
            return row.answer();
        }
        if (emptied != NEVER) {
            return Answer.NONE;
        }
        AskedRows.Asked said = asked.get(match);
        if (said == null) {
            return null;
        }
        return said.key() != null && fresh.containsKey(said.key()) ? Answer.NONE : said.answer();
    }

    /** NEW was asked, and has this row. */
    void said(Object match, RowKey key, Found found) {
        asked.put(match, new AskedRows.Asked(written ? key : null, new Answer(found)));
    }

    /** NEW was asked, and has no such row. */
    void saidNothing(Object match) {
        asked.putAbsent(match);
    }

    void wrote(Write write, long place) {
        Ordinals at = ordinals.computeIfAbsent(write.shape(), this::ordinals);
        if (at.match() < 0) {
            return;
        }
        switch (write) {
            case Write.Put put -> put(put.key(), put.values(), at, place);
            case Write.Move move -> {
                set(move.from(), new Fresh(place, null, Answer.NONE));
                put(move.key(), move.values(), at, place);
            }
            case Write.Delete delete -> set(delete.key(), new Fresh(place, null, Answer.NONE));
            case Write.Nothing nothing -> {}
            case Write.Clear clear -> {
                fresh.clear();
                freshByMatch.clear();
                emptied = place;
            }
        }
    }

    private Ordinals ordinals(WriteShape shape) {
        int match = shape.columns().indexOf(lookup.match());
        int take = shape.columns().indexOf(lookup.take());
        // A part, or a mark, neither makes such a row nor takes it away; one that feeds half of it is refused.
        return !shape.makesRows() || match < 0 || take < 0 ? new Ordinals(-1, -1) : new Ordinals(match, take);
    }

    private void put(RowKey key, Row values, Ordinals at, long place) {
        Object match = values.get(at.match());
        set(key, new Fresh(
                place, match == null ? null : lookup.comparable(match), new Answer(new Found(values.get(at.take())))));
    }

    private void set(RowKey key, Fresh row) {
        Fresh before = fresh.remove(key);
        if (before != null && before.match() != null) {
            freshByMatch.remove(before.match(), key);
        }
        fresh.put(key, row);
        if (row.match() != null) {
            freshByMatch.put(row.match(), key);
        }
    }

    /** Everything up to this place is where NEW is asked; whether it took the row is for NEW to say. */
    void written(long through) {
        if (emptied <= through) {
            emptied = NEVER;
            asked.clear();
        }
        Iterator<Map.Entry<RowKey, Fresh>> rows = fresh.entrySet().iterator();
        while (rows.hasNext()) {
            Map.Entry<RowKey, Fresh> row = rows.next();
            Object match = row.getValue().match();
            if (row.getValue().place() > through) {
                return;
            }
            rows.remove();
            asked.forgetRow(row.getKey());
            if (match != null) {
                freshByMatch.remove(match, row.getKey());
                asked.forgetMatch(match);
            }
        }
    }

    /** An epoch has ended: rows that somebody added to a table that no rule writes may be seen from here on. */
    void epochEnded() {
        if (!written) {
            asked.forgetAbsent();
        }
    }
}
