package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is NULL in no row that a rule's filter lets through. A proof for the types alone: what is compiled has to bear NULL all the
 * same. Not for keys, which are also made of rows that do not pass, to remove what they have left in NEW.
 */
final class Present {
    private final TableSchema target;
    private final Set<Integer> ordinals;
    private final Scope narrowed;

    /** @param ordinals of the columns that the filter proves not to be NULL */
    Present(TableSchema target, Scope scope, Set<Integer> ordinals) {
        this.target = target;
        this.ordinals = ordinals;
        TableSchema source = scope.source();
        List<Column> columns = new ArrayList<>(source.columns());
        for (int ordinal : ordinals) {
            Column c = columns.get(ordinal);
            columns.set(ordinal, new Column(c.name(), c.type(), c.sqlType(), false, c.generated(), c.byDefault()));
        }
        TableSchema table = new TableSchema(source.id(), columns, source.key(), source.uniqueKeys(), source.foreignKeys());
        this.narrowed = new Scope(table, scope.expander(), new Problems());
    }

    boolean is(int ordinal, Column to) {
        return ordinals.contains(ordinal) && !isKey(to);
    }

    /** Whether an expression gives no NULL. */
    boolean is(YamlScalar text, Column to) {
        if (ordinals.isEmpty() || isKey(to)) {
            return false;
        }
        Expression expression = Expressions.value(text, narrowed);
        return expression != null && !expression.compiled().nullable();
    }

    private boolean isKey(Column to) {
        return target.key().contains(to.name());
    }
}
