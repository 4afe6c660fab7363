package dev.seachange.rules;

import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import org.jspecify.annotations.Nullable;

/** What a change will ask NEW for, found by evaluating what asks, so that many changes' questions go out together. */
record Foretelling(
        TableSchema source,
        RowMaker rows,
        @Nullable RowMaker marks,
        Expressions.@Nullable Condition where,
        Circumstances around) {
    void foresee(RowChange change) {
        switch (change) {
            case RowChange.Read read -> ask(around.subject(read.row(), null), rows, true);
            case RowChange.Insert insert -> ask(around.subject(insert.after(), null), rows, true);
            case RowChange.Update update -> {
                ask(around.former(update.before()), rows, false);
                ask(around.subject(update.after(), update.before()), rows, true);
            }
            case RowChange.Delete delete -> {
                ask(around.former(delete.before()), rows, false);
                if (marks != null) {
                    ask(around.subject(delete.before(), delete.before()), marks, true);
                }
            }
            case RowChange.Absent absent ->
                rows.ask(around.former(source.rowOf(absent.key())), rows.referring().keyColumns());
            case RowChange.Truncate truncate -> {}
        }
    }

    /** @param all also what is not the key */
    private void ask(Subject row, RowMaker maker, boolean all) {
        int[] columns = all ? maker.referring().columns() : maker.referring().keyColumns();
        try {
            if (columns.length > 0 && (where == null || where.holds(row))) {
                maker.ask(row, columns);
            }
        } catch (Unfit e) {
            // Told when the row is mapped.
        }
    }
}
