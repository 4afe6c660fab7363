package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.WriteShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link WriteShape} with the facts that are the same for all its writes. Compared by identity. */
final class Shape {
    final WriteShape written;
    final TargetTable table;
    /** Whether the rule owns every column that can be written, so that an update leaves nothing of the row as it was. */
    final boolean coversTable;
    /** Whether a key move has to be one UPDATE: a delete would take children or other columns with it. */
    final boolean movesInPlace;

    private final int[] keyOrdinals;
    private final Map<String, Integer> ordinals = new HashMap<>();

    Shape(WriteShape written, TargetTable table) {
        this.written = written;
        this.table = table;
        List<Column> columns = written.columns();
        for (int i = 0; i < columns.size(); i++) {
            ordinals.put(columns.get(i).name(), i);
        }
        Set<String> owned = new HashSet<>(ordinals.keySet());
        this.coversTable = table.schema.columns().stream().allMatch(c -> c.generated() || owned.contains(c.name()));
        this.movesInPlace = table.cascading || !coversTable;
        this.keyOrdinals = written.keyOrdinals().stream().mapToInt(i -> i).toArray();
    }

    /** Where the column stands among the values; -1 if the rule does not own it. */
    int ordinal(String column) {
        return ordinals.getOrDefault(column, -1);
    }

    boolean isKey(int ordinal) {
        for (int key : keyOrdinals) {
            if (key == ordinal) {
                return true;
            }
        }
        return false;
    }

    RowKey keyOf(Row values) {
        Object[] parts = new Object[keyOrdinals.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = values.get(keyOrdinals[i]);
        }
        return RowKey.of(parts);
    }

    /** Values of this shape with those of another, of the same row, put over them. */
    Row overlaid(Row values, Shape other, Row over) {
        @Nullable Object[] all = array(values);
        List<Column> columns = other.written.columns();
        for (int i = 0; i < columns.size(); i++) {
            int ordinal = ordinal(columns.get(i).name());
            if (ordinal >= 0) {
                all[ordinal] = over.get(i);
            }
        }
        return Row.of(all);
    }

    /** What the columns of a part hold in this row while the part is not there. */
    Row absentAt(RowKey key) {
        @Nullable Object[] all = array(absent());
        for (int i = 0; i < keyOrdinals.length; i++) {
            all[keyOrdinals[i]] = key.get(i);
        }
        return Row.of(all);
    }

    /** The values of this shape's columns, taken from a row of others. */
    Row of(List<Column> columns, Row row) {
        @Nullable Object[] values = new Object[written.columns().size()];
        for (int i = 0; i < columns.size(); i++) {
            int ordinal = ordinal(columns.get(i).name());
            if (ordinal >= 0) {
                values[ordinal] = row.get(i);
            }
        }
        return Row.of(values);
    }

    /** Whether a part with these values looks like one that is not there. */
    boolean isBare(Row values) {
        Row absent = absent();
        for (int i = 0; i < absent.size(); i++) {
            if (!isKey(i) && !Objects.deepEquals(absent.get(i), values.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A part with these values, to be kept for its row. */
    WaitingPart waiting(RowKey key, Row values) {
        Row absent = absent();
        List<Integer> differing = new ArrayList<>();
        for (int i = 0; i < absent.size(); i++) {
            if (!isKey(i) && !Objects.deepEquals(absent.get(i), values.get(i))) {
                differing.add(i);
            }
        }
        return new WaitingPart(
                written.rule(),
                key,
                differing.stream().map(written.columns()::get).toList(),
                Row.of(differing.stream().map(values::get).toArray()));
    }

    /** The values of a part that has waited for this row. */
    Row arrived(RowKey key, WaitingPart part) {
        @Nullable Object[] all = array(absentAt(key));
        for (int i = 0; i < part.columns().size(); i++) {
            int ordinal = ordinal(part.columns().get(i).name());
            if (ordinal >= 0) {
                all[ordinal] = part.values().get(i);
            }
        }
        return Row.of(all);
    }

    private Row absent() {
        if (written.share() instanceof Share.Part part) {
            return part.absent();
        }
        throw new IllegalStateException(this + " is no part");
    }

    private static @Nullable Object[] array(Row row) {
        @Nullable Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        return values;
    }

    @Override
    public String toString() {
        return "rule " + written.rule() + " into " + table;
    }
}
