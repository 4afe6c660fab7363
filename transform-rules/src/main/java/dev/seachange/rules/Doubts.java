package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Compiled;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Range;
import dev.seachange.expression.Scope;
import dev.seachange.types.Conversion;
import dev.seachange.types.Conversions;
import dev.seachange.types.TypeNames;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of values that may not fit by their type: the rule is refused, or, where a profile shows that all that the source
 * holds fits, there is a warning. What does not fit later is then parked.
 */
final class Doubts {
    private static final String LATER = "`run --profile` takes it, and parks a row written later that does not fit. To be sure,"
            + " widen the target column; or let the rule say it: `overflow: quarantine`.";
    private static final String LATER_NULL = "`run --profile` takes it, and parks a row written later that has NULL there. To be"
            + " sure, make the target column nullable; or let the rule say it: `overflow: quarantine`.";

    private final Profile profile;
    private final TableSchema source;
    private final ExtentText words;
    private final Scope scope;

    /** @param filtered whether the rule may leave out some of the rows that a profile counts */
    Doubts(Profile profile, TableSchema source, boolean filtered, Scope scope) {
        this.profile = profile;
        this.source = source;
        this.words = new ExtentText(source, filtered);
        this.scope = scope;
    }

    /** Whether a column is refused since its values may not fit; answers and tells. */
    boolean overflows(Problem problem, int ordinal, Column to) {
        if (profile.takesAll()) {
            return false;
        }
        Column from = source.columns().get(ordinal);
        Extent extent = profile.of(source.id(), from, to.type());
        if (extent == null) {
            return refused(problem);
        }
        Long unfit = extent.unfit();
        boolean fits = extent.rows() == 0 || (unfit != null && unfit == 0);
        return told(problem, fits, words.ofColumn(extent, from.type(), to.type()), LATER);
    }

    /** Whether a column is refused since it may be NULL; answers and tells. */
    boolean nulls(Problem problem, int ordinal) {
        if (profile.takesAll()) {
            return false;
        }
        Extent extent = profile.of(source.id(), source.columns().get(ordinal), null);
        return extent == null ? refused(problem) : told(problem, extent.nulls() == 0, words.ofNulls(extent), LATER_NULL);
    }

    /** Whether an expression is refused since its values may not fit; answers and tells. */
    boolean overflows(Problem problem, YamlScalar text, Compiled compiled, Column to) {
        if (profile.takesAll()) {
            return false;
        }
        Map<String, Extent> extents = extents(compiled);
        if (extents.isEmpty()) {
            return refused(problem);
        }
        Compiled now = narrowed(text, extents);
        ColumnType proven = now == null ? compiled.type() : now.proven(to.type());
        boolean fits = isEmpty(extents) || Conversions.between(proven, to.type()) instanceof Conversion.Widening;
        return told(problem, fits, words.ofExpression(extents, "it gives " + TypeNames.of(proven)), LATER);
    }

    /** Whether an expression is refused since it may give NULL; answers and tells. */
    boolean nulls(Problem problem, YamlScalar text, Compiled compiled) {
        if (profile.takesAll()) {
            return false;
        }
        Map<String, Extent> extents = extents(compiled);
        if (extents.isEmpty()) {
            return refused(problem);
        }
        Compiled now = narrowed(text, extents);
        boolean fits = isEmpty(extents) || (now != null && !now.nullable());
        return told(problem, fits, words.ofExpression(extents, fits ? "it gives no NULL" : "it may give NULL"), LATER_NULL);
    }

    private boolean refused(Problem problem) {
        scope.problems().add(problem);
        return true;
    }

    private boolean told(Problem problem, boolean fits, String facts, String later) {
        Problem with = problem.withDetail(problem.detail() + "\n" + facts);
        if (fits) {
            scope.problems().warn(with.withHint(later));
        } else {
            scope.problems().add(with);
        }
        return !fits;
    }

    private static boolean isEmpty(Map<String, Extent> extents) {
        return extents.values().iterator().next().rows() == 0;
    }

    /** Of every column that the expression reads, by name; empty when one of them is not known, or there is none. */
    private Map<String, Extent> extents(Compiled compiled) {
        Map<String, Extent> extents = new TreeMap<>();
        for (int ordinal : compiled.traits().reads()) {
            Column column = source.columns().get(ordinal);
            Extent extent = profile.of(source.id(), column, null);
            if (extent != null) {
                extents.put(column.name(), extent);
            }
        }
        return extents.size() == compiled.traits().reads().size() ? extents : Map.of();
    }

    /**
     * The expression over a table that could not hold more than it does now: for its type alone, since its evaluator may rely on
     * that. Null when there is no such thing.
     */
    private @Nullable Compiled narrowed(YamlScalar text, Map<String, Extent> extents) {
        List<Column> columns = new ArrayList<>();
        Map<String, Range> ranges = new HashMap<>();
        for (Column column : source.columns()) {
            Extent extent = extents.get(column.name());
            columns.add(extent == null ? column : narrowed(column, extent));
            if (extent != null && extent.least() != null && extent.most() != null) {
                ranges.put(column.name(), new Range(extent.least(), extent.most()));
            }
        }
        TableSchema table = new TableSchema(source.id(), columns, source.key(), source.uniqueKeys(), source.foreignKeys());
        Expression expression = Expressions.value(text, new Scope(table, scope.expander(), new Problems(), ranges));
        return expression == null ? null : expression.compiled();
    }

    private static Column narrowed(Column column, Extent extent) {
        Long longest = extent.longest();
        ColumnType type = longest != null && column.type() instanceof ColumnType.Text t
                ? new ColumnType.Text(longest, false, t.fixed(), t.charset(), t.collation())
                : column.type();
        boolean nullable = column.nullable() && extent.nulls() > 0;
        return new Column(column.name(), type, column.sqlType(), nullable, column.generated(), column.byDefault());
    }
}
