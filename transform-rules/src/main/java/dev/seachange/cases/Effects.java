package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Output;
import dev.seachange.rules.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rules made of one change, as rows of NEW: those that shall hold values, and those that shall be gone. */
final class Effects implements Output {
    /**
     * What happens to one row.
     *
     * @param rules those whose writes it is, in their order
     * @param delete whether it goes; then the values are those of its key
     * @param values of the columns that are written
     */
    record Effect(TableSchema table, RowKey key, boolean delete, List<String> rules, Map<String, @Nullable Object> values) {
        String said() {
            return (rules.size() == 1 ? "rule `" : "rules `") + String.join("`, `", rules) + "`";
        }
    }

    private record At(TableId table, RowKey key, boolean delete) {}

    private final Map<At, Effect> effects = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();

    List<Effect> of(TableId table) {
        return effects.values().stream().filter(e -> e.table().id().equals(table)).toList();
    }

    List<Effect> all() {
        return List.copyOf(effects.values());
    }

    List<Rejection> rejections() {
        return rejections;
    }

    @Override
    public void write(Write write) {
        WriteShape shape = write.shape();
        switch (write) {
            case Write.Put put -> values(shape, put.key(), put.values());
            case Write.Move move -> {
                gone(shape, move.from());
                values(shape, move.key(), move.values());
            }
            case Write.Delete delete -> gone(shape, delete.key());
            case Write.Nothing nothing -> throw new IllegalArgumentException("no case is a refresh");
            case Write.Clear clear -> throw new IllegalArgumentException("no case empties a table");
        }
    }

    /** A part that goes leaves its defaults behind. */
    private void gone(WriteShape shape, RowKey key) {
        switch (shape.share()) {
            case Share.Whole whole -> add(shape, key, true, keyValues(shape.target(), key));
            case Share.Part part -> values(shape, key, part.absent());
            case Share.Mark mark -> throw new IllegalArgumentException("marks are never taken away");
        }
    }

    private void values(WriteShape shape, RowKey key, Row row) {
        Map<String, @Nullable Object> values = keyValues(shape.target(), key);
        for (int i = 0; i < row.size(); i++) {
            Column column = shape.columns().get(i);
            if (!values.containsKey(column.name())) {
                values.put(column.name(), row.get(i));
            }
        }
        add(shape, key, false, values);
    }

    private void add(WriteShape shape, RowKey key, boolean delete, Map<String, @Nullable Object> values) {
        At at = new At(shape.target().id(), key, delete);
        Effect effect = effects.computeIfAbsent(
                at, a -> new Effect(shape.target(), key, delete, new ArrayList<>(), new LinkedHashMap<>()));
        effect.rules().add(shape.rule());
        effect.values().putAll(values);
    }

    private static Map<String, @Nullable Object> keyValues(TableSchema table, RowKey key) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            values.put(table.key().get(i), key.get(i));
        }
        return values;
    }

    @Override
    public void rejected(Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void filtered(String rule) {
        // Nothing follows for NEW.
    }
}
