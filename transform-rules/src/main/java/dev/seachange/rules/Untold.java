package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a source table cannot be told from the rows that rules make of it.
 *
 * @param columns those that no rule keeps in a form that can be undone: dropped, or in an expression that gives the same for
 *     different values; in the order of the table
 * @param inPart those that are kept of some rows only, since the rules that keep them have filters
 * @param filtered whether rows may be taken by no rule, for each has a filter
 */
public record Untold(TableId source, List<String> columns, List<String> inPart, boolean filtered) implements Comparable<Untold> {
    public Untold {
        columns = List.copyOf(columns);
        inPart = List.copyOf(inPart);
    }

    /** @param bindings of one source table, at least one */
    static Untold of(List<Binding> bindings) {
        TableSchema table = bindings.getFirst().source();
        boolean filtered = bindings.stream().noneMatch(Binding::takesAll);
        List<String> none = new ArrayList<>();
        List<String> some = new ArrayList<>();
        for (Column column : table.columns()) {
            List<Binding> telling = bindings.stream().filter(binding -> binding.tells(column.name())).toList();
            // Where every rule tells it, whichever takes the row does.
            boolean always = telling.stream().anyMatch(Binding::takesAll) || telling.size() == bindings.size();
            if (!column.generated() && !always) {
                (telling.isEmpty() ? none : some).add(column.name());
            }
        }
        return new Untold(table.id(), none, some, filtered);
    }

    boolean isNothing() {
        return columns.isEmpty() && inPart.isEmpty() && !filtered;
    }

    @Override
    public int compareTo(Untold other) {
        return source.compareTo(other.source);
    }
}
