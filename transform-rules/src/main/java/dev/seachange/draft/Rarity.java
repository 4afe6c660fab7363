package dev.seachange.draft;

import dev.seachange.change.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much a column's name tells of its table: a name that many tables have, such as {@code created_at}, tells little. */
final class Rarity {
    private final Map<Words, Integer> tables = new HashMap<>();

    Rarity(List<TableWords> all) {
        for (TableWords table : all) {
            table.table().columns().stream()
                    .map(column -> table.words(column.name()))
                    .distinct()
                    .forEach(words -> tables.merge(words, 1, Integer::sum));
        }
    }

    /** 1 for a name that one table has, less for others. */
    double of(Words name) {
        return 1 / Math.sqrt(tables.getOrDefault(name, 1));
    }

    /** Of all columns of a table that can be written, and never zero. */
    double sum(TableWords table) {
        double sum = 0;
        for (Column column : table.table().columns()) {
            sum += column.generated() ? 0 : of(table.words(column.name()));
        }
        return sum == 0 ? 1 : sum;
    }
}
