package dev.seachange.rules;

import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.expression.Subject;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;

/** A condition on rows of a source table, in the language of the rules, given for once and not by a rule. */
public final class RowCondition {
    private final Expressions.Condition condition;

    private RowCondition(Expressions.Condition condition) {
        this.condition = condition;
    }

    /**
     * Reads a condition.
     *
     * @param name what the text is called in problems
     * @throws IllegalArgumentException when it cannot be read; the message is every problem, as people read it
     */
    public static RowCondition parse(String name, String text, TableSchema table) {
        Problems problems = new Problems();
        String line = text.replaceAll("\\R", " ");
        Place place = new Place(new SourceText(name, line), 1, 1, line.codePointCount(0, line.length()));
        YamlScalar scalar = new YamlScalar(place, line, YamlScalar.Kind.TEXT, 0);
        Scope scope = new Scope(table, (whole, part, offset, told) -> part, problems);
        Expressions.Filter filter = Expressions.filter(scalar, scope);
        if (filter == null) {
            throw new IllegalArgumentException(Problems.render(problems.sorted()));
        }
        if (filter.traits().event() || !filter.traits().maps().isEmpty()) {
            throw new IllegalArgumentException(name + ": a row that is read has no change behind it: `old.`, `event_time()` and"
                    + " `keymap` mean nothing here.");
        }
        return new RowCondition(filter.condition());
    }

    /** What the condition comes to for a row. */
    public enum Answer {
        HOLDS,
        FAILS,
        /** As a division by zero: it can be told neither way. */
        UNDECIDED
    }

    public Answer of(Row row) {
        try {
            return condition.holds(Subject.of(row)) ? Answer.HOLDS : Answer.FAILS;
        } catch (Unfit e) {
            return Answer.UNDECIDED;
        }
    }
}
