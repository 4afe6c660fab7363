package dev.seachange.server;

import static java.util.stream.Collectors.joining;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.ZeroDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a table. Each column's reader is chosen once. Immutable, so safe for use by many threads.
 *
 * <p>The query must be {@code SELECT} + {@link #selectList()} + {@code FROM} the table without an alias: some columns are
 * selected through an expression, because a bare one would lose digits or depend on the driver.
 */
public final class RowReader {
    private final TableId table;
    private final List<Column> columns;
    private final ValueReader[] readers;
    private final String selectList;

    private RowReader(TableId table, List<Column> columns, Function<Column, ValueReader> reader) {
        this.table = table;
        this.columns = List.copyOf(columns);
        this.readers = columns.stream().map(reader).toArray(ValueReader[]::new);
        this.selectList = columns.stream()
                .map(c -> ValueReader.selected(c.type(), Identifiers.quote(c.name())))
                .collect(joining(", "));
    }

    /** For all columns of the table, in their order. */
    public static RowReader of(TableSchema table) {
        return of(table.id(), table.columns());
    }

    /** As {@link #of(TableSchema)} for rows of OLD that rules map: a zero date outside the key is a value, a {@link ZeroDate}. */
    public static RowReader ofOld(TableSchema table) {
        return new RowReader(table.id(), table.columns(), column -> table.key().contains(column.name())
                ? ValueReader.of(column.type())
                : ValueReader.ofOld(column.type()));
    }

    /** For some columns of a table, in the order given. */
    public static RowReader of(TableId table, List<Column> columns) {
        return new RowReader(table, columns, column -> ValueReader.of(column.type()));
    }

    /** What to select, without the word SELECT. */
    public String selectList() {
        return selectList;
    }

    /**
     * The present row of the result.
     *
     * @throws UnreadableValueException when a value has no Java form
     */
    public Row read(ResultSet result) throws SQLException {
        @Nullable Object[] values = new Object[readers.length];
        for (int i = 0; i < readers.length; i++) {
            try {
                values[i] = readers[i].read(result, i + 1);
            } catch (RuntimeException e) {
                throw new UnreadableValueException(table, columns.get(i), e);
            }
        }
        return Row.of(values);
    }
}
