package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table with its names in words. */
final class TableWords {
    private static final double CUT = 0.97;

    private final TableSchema table;
    private final Words name;
    private final Map<String, Words> columns = new HashMap<>();
    private final Map<String, List<Words>> readings = new HashMap<>();

    TableWords(TableSchema table) {
        this.table = table;
        this.name = Words.of(table.id().name());
        Set<String> foreign = new HashSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            foreign.addAll(key.columns());
        }
        for (Column column : table.columns()) {
            Words words = Words.of(column.name());
            columns.put(column.name(), words);
            readings.put(column.name(), readings(words, foreign.contains(column.name())));
        }
    }

    TableSchema table() {
        return table;
    }

    Words name() {
        return name;
    }

    Words words(String column) {
        return columns.getOrDefault(column, new Words(List.of()));
    }

    /** As it stands; without the table's name before it; with the table's name before it. A reference speaks of another table. */
    private List<Words> readings(Words words, boolean foreign) {
        Set<Words> all = new LinkedHashSet<>(List.of(words));
        if (!foreign && !name.isEmpty()) {
            all.add(words.without(name.words()));
            all.add(words.without(List.of(name.last())));
            if (words.words().size() == 1) {
                all.add(words.behind(name.last()));
            }
        }
        return new ArrayList<>(all);
    }

    /** How alike the names of two columns are, each read in the way that suits best. */
    static double likeness(TableWords from, String column, TableWords to, String other) {
        double best = 0;
        List<Words> left = from.readings.getOrDefault(column, List.of());
        List<Words> right = to.readings.getOrDefault(other, List.of());
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                double cut = (i == 0 ? 1 : CUT) * (j == 0 ? 1 : CUT);
                best = Math.max(best, cut * left.get(i).likeness(right.get(j)));
            }
        }
        return best;
    }
}
