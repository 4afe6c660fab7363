package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of a source table cannot be told from the rows that rules make of it.
 *
 * @param columns those that no rule keeps in a form that can be undone: dropped, or in an expression that gives the same for
 *     different values; in the order of the table
 * @param filtered whether some rows are taken by no rule, for each has a filter
 */
public record Untold(TableId source, List<String> columns, boolean filtered) implements Comparable<Untold> {
    public Untold {
        columns = List.copyOf(columns);
    }

    /** @param bindings of one source table, at least one */
    static Untold of(List<Binding> bindings) {
        TableSchema table = bindings.getFirst().source();
        Set<String> told = new HashSet<>();
        bindings.forEach(binding -> told.addAll(binding.tells()));
        List<String> columns = table.columns().stream()
                .filter(column -> !column.generated())
                .map(Column::name)
                .filter(name -> !told.contains(name))
                .toList();
        return new Untold(table.id(), columns, bindings.stream().noneMatch(Binding::takesAll));
    }

    boolean isNothing() {
        return columns.isEmpty() && !filtered;
    }

    @Override
    public int compareTo(Untold other) {
        return source.compareTo(other.source);
    }
}
