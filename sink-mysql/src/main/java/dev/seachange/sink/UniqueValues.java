package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of one unique key before and after a row's update; null when they take part in no conflict or are not known. */
final class UniqueValues {
    private final List<Column> columns;
    private final Map<String, Integer> probeOrdinals = new HashMap<>();
    private final Map<RowKey, Row> probed;

    UniqueValues(TargetTable table, UniqueKey key, Map<RowKey, Row> probed) {
        this.columns = key.columns().stream()
                .map(name -> table.schema.columns().get(table.schema.ordinal(name)))
                .toList();
        this.probed = probed;
        for (int i = 0; i < table.probeColumns.size(); i++) {
            probeOrdinals.put(table.probeColumns.get(i).name(), i);
        }
    }

    @Nullable List<Object> before(Net net) {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            Object value = before(net, column);
            if (value == null) {
                return null;
            }
            values.add(DependencyKeys.of(column, value));
        }
        return values;
    }

    /** A column that the rule does not own stays as it was. */
    @Nullable List<Object> after(Net net) {
        List<Object> values = new ArrayList<>(columns.size());
        for (Column column : columns) {
            int ordinal = net.shape.ordinal(column.name());
            Object value = ordinal >= 0 ? net.row().get(ordinal) : before(net, column);
            if (value == null) {
                return null;
            }
            values.add(DependencyKeys.of(column, value));
        }
        return values;
    }

    private @Nullable Object before(Net net, Column column) {
        Row looked = probed.get(net.key);
        if (looked != null) {
            Integer ordinal = probeOrdinals.get(column.name());
            return ordinal == null ? null : looked.get(ordinal);
        }
        Row told = net.before;
        int ordinal = net.shape.ordinal(column.name());
        return told == null || ordinal < 0 ? null : told.get(ordinal);
    }
}
