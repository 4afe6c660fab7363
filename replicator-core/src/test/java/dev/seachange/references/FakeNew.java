package dev.seachange.references;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.expression.Lookup;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.KeyNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One table and the key maps of NEW: as everybody sees them, and as an open epoch does. Counts the questions. */
final class FakeNew implements NewSide {
    private final TableSchema table;
    private Map<RowKey, Row> committedRows = new HashMap<>();
    private Map<RowKey, Row> openRows = new HashMap<>();
    private Map<String, Map<RowKey, Long>> committedNumbers = new HashMap<>();
    private Map<String, Map<RowKey, Long>> openNumbers = new HashMap<>();
    private boolean isOpen;
    int questions;

    FakeNew(TableSchema table) {
        this.table = table;
    }

    /** What a write makes of rows; all columns are in it. */
    static void apply(Map<RowKey, Row> rows, Write write) {
        switch (write) {
            case Write.Put put -> rows.put(put.key(), put.values());
            case Write.Move move -> {
                rows.remove(move.from());
                rows.put(move.key(), move.values());
            }
            case Write.Delete delete -> rows.remove(delete.key());
            case Write.Nothing nothing -> {}
            case Write.Clear clear -> rows.clear();
        }
    }

    void write(Collection<Write> writes, Collection<KeyNumber> numbers) {
        isOpen = true;
        writes.forEach(write -> apply(openRows, write));
        for (KeyNumber number : numbers) {
            Map<RowKey, Long> map = openNumbers.computeIfAbsent(number.map(), m -> new HashMap<>());
            if (number.number() != map.size() + 1L || map.put(number.key(), number.number()) != null) {
                throw new AssertionError("number " + number.number() + " of " + number.key() + " after " + map);
            }
        }
    }

    void commit() {
        committedRows = new HashMap<>(openRows);
        committedNumbers = copy(openNumbers);
        isOpen = false;
    }

    void crash() {
        openRows = new HashMap<>(committedRows);
        openNumbers = copy(committedNumbers);
        isOpen = false;
    }

    private static Map<String, Map<RowKey, Long>> copy(Map<String, Map<RowKey, Long>> numbers) {
        Map<String, Map<RowKey, Long>> copy = new HashMap<>();
        numbers.forEach((map, all) -> copy.put(map, new HashMap<>(all)));
        return copy;
    }

    Map<RowKey, Row> rows() {
        return isOpen ? openRows : committedRows;
    }

    Map<RowKey, Long> map(String map) {
        return (isOpen ? openNumbers : committedNumbers).getOrDefault(map, Map.of());
    }

    @Override
    public void inside(@Nullable Epoch open) {}

    @Override
    public List<LookedUp> rows(Lookup lookup, Collection<Object> by) {
        questions++;
        int match = table.ordinal(lookup.match().name());
        int take = table.ordinal(lookup.take().name());
        List<String> wanted = by.stream().map(text -> text.toString().toLowerCase(Locale.ROOT)).toList();
        return rows().entrySet().stream()
                .filter(row -> row.getValue().get(match) instanceof String text && wanted.contains(text.toLowerCase(Locale.ROOT)))
                .map(row -> new LookedUp(row.getKey(), String.valueOf(row.getValue().get(match)), row.getValue().get(take)))
                .toList();
    }

    @Override
    public Map<RowKey, Long> numbers(String map, Collection<RowKey> keys) {
        questions++;
        Map<RowKey, Long> found = new HashMap<>(map(map));
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public long lastNumber(String map) {
        return map(map).size();
    }

    @Override
    public void close() {}
}
