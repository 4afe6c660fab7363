package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Subject;
import dev.seachange.rules.Explanation.Filter;
import dev.seachange.rules.Explanation.Leaving;
import dev.seachange.rules.Explanation.Outcome;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Place;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells what a rule makes of a row, step by step. Gives no numbers to keys. */
record Explainer(
        TableSchema source,
        RowMaker rows,
        Expressions.@Nullable Condition where,
        boolean deletes,
        @Nullable RowMaker marks,
        Origins origins) {

    /** A row as it was read. */
    Explanation explain(Row row, Circumstances around) {
        Subject read = around.former(row);
        Subject gone = new Subject(row, row, around.time(), read.references());
        return new Explanation(rows.shape, filter(read), rows.explained(read, origins.columns(), null), leaving(gone, null));
    }

    /** A key that has no row: no more of it is known than the key. */
    Explanation explain(RowKey absent, Circumstances around) {
        Set<Integer> key = source.key().stream().map(source::ordinal).collect(Collectors.toSet());
        Subject former = around.former(source.rowOf(absent));
        return new Explanation(
                rows.shape, new Filter.Absent(), rows.explained(former, origins.columns(), key), leaving(former, key));
    }

    private Filter filter(Subject row) {
        Place place = origins.where();
        if (where == null || place == null) {
            return new Filter.Passed(null);
        }
        try {
            return where.holds(row) ? new Filter.Passed(place) : new Filter.LeftOut(place);
        } catch (Unfit e) {
            return new Filter.Undecided(place, new Outcome.Refused(e.code(), e.message(), e.retryFor()));
        }
    }

    private Leaving leaving(Subject gone, @Nullable Set<Integer> known) {
        if (marks == null) {
            return deletes ? new Leaving.Delete() : new Leaving.Ignore();
        }
        List<Explanation.Value> all = marks.explained(gone, origins.marks(), known);
        return new Leaving.Mark(
                IntStream.range(0, all.size()).filter(i -> !marks.isKey(i)).mapToObj(all::get).toList());
    }
}
