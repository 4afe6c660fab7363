package dev.seachange.explain;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Explanation;
import dev.seachange.rules.Explanation.Filter;
import dev.seachange.rules.Explanation.Leaving;
import dev.seachange.rules.Explanation.Outcome;
import dev.seachange.rules.Explanation.Value;
import dev.seachange.sink.StoredPart;
import java.util.List;

/** What is told of one rule. */
final class RuleStory {
    private final TableSchema source;
    private final RuleView view;
    private final Standing standing;
    private final Lines lines;

    RuleStory(TableSchema source, RuleView view, Standing standing, Lines lines) {
        this.source = source;
        this.view = view;
        this.standing = standing;
        this.lines = lines;
    }

    void tell() {
        WriteShape shape = view.shape();
        Explanation explanation = view.explanation();
        lines.title("rule " + shape.rule() + ": " + source.id() + " -> " + shape.target().id()
                + (shape.makesRows() ? "" : ", columns of rows that another rule makes"));
        filter(explanation.filter());
        for (Value value : asked(explanation)) {
            String from = isMark(value) ? "(its default, while the row is there)" : value.from().text();
            lines.named(value.column().name(), from + "  = " + outcome(value));
        }
        if (standing instanceof Standing.Outdated && isUnnumbered(explanation)) {
            lines.plain("-> not known until NEW's state is up to date");
            return;
        }
        rowOfNew(shape);
        NextWrites next = new NextWrites(view);
        lines.plain("-> " + next.now());
        String gone = next.gone();
        if (gone != null) {
            lines.plain("if it goes -> " + gone);
        }
    }

    /** Of a row that is not wanted, or not there, only the key is asked for: a value that would be refused refuses nothing. */
    private static List<Value> asked(Explanation explanation) {
        return switch (explanation.filter()) {
            case Filter.Passed passed -> explanation.values();
            case Filter.Undecided undecided -> explanation.values();
            case Filter.LeftOut left -> explanation.key();
            case Filter.Absent absent -> explanation.key();
        };
    }

    private void filter(Filter filter) {
        switch (filter) {
            case Filter.Passed passed -> {
                if (passed.where() != null) {
                    lines.named("where", passed.where().text() + "  = true");
                }
            }
            case Filter.LeftOut left ->
                lines.named("where", left.where().text() + "  = false: the row is left out, and no values are made");
            case Filter.Undecided undecided ->
                lines.named("where", undecided.where().text() + "  = " + refused(undecided.why()));
            case Filter.Absent absent -> {}
        }
    }

    private static boolean isUnnumbered(Explanation explanation) {
        return explanation.values().stream().anyMatch(value -> value.outcome() instanceof Outcome.Unnumbered);
    }

    private boolean isMark(Value value) {
        return view.explanation().leaving() instanceof Leaving.Mark mark
                && mark.values().stream().anyMatch(set -> set.column().name().equals(value.column().name()));
    }

    private String outcome(Value value) {
        return switch (value.outcome()) {
            case Outcome.Made made -> Shown.value(made.value(), value.column());
            case Outcome.Refused refused -> refused(refused);
            case Outcome.Unnumbered number -> switch (standing) {
                case Standing.NotBegun none -> "(not known yet: key maps give numbers as rows are copied)";
                case Standing.Outdated old -> "(not asked for: NEW's state is of an older version)";
                case Standing.Begun begun -> "(no number yet: the key map gives the next one when the row is written)";
            };
            case Outcome.OfTheChange change -> "(depends on the change)";
            case Outcome.Unknown unknown -> "(cannot be told without the row)";
        };
    }

    private static String refused(Outcome.Refused refused) {
        return "REFUSED " + refused.code() + " " + refused.message();
    }

    private void rowOfNew(WriteShape shape) {
        List<Column> columns = RuleView.columns(shape);
        Row found = view.found();
        lines.plain("NEW " + (found == null ? "has no such row" : "has " + Shown.row(columns, found, shape.columns())));
        if (found != null) {
            for (WriteShape part : RuleView.parts(shape)) {
                List<Column> fed = part.columns().stream().filter(c -> !shape.target().key().contains(c.name())).toList();
                lines.plain("NEW has by rule " + part.rule() + " " + Shown.row(columns, found, fed));
            }
        }
        for (StoredPart part : view.waiting()) {
            lines.plain("NEW keeps for it by rule " + part.rule() + " "
                    + Shown.row(part.columns(), part.values(), part.columns()) + " (seachange.part_waiting)");
        }
    }
}
