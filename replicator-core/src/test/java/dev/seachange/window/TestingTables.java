package dev.seachange.window;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.ArrayList;
import java.util.List;

/** Tables of whole numbers. */
final class TestingTables {
    private TestingTables() {}

    /** The key columns, and one more named {@code name}. */
    static TableSchema keyedBy(String table, String... key) {
        List<Column> columns = new ArrayList<>();
        for (String part : key) {
            columns.add(number(part));
        }
        columns.add(number("name"));
        return new TableSchema(TableId.parse(table), columns, List.of(key), List.of(), List.of());
    }

    private static Column number(String name) {
        return new Column(name, new ColumnType.Int(64, false), "bigint", false, false, false);
    }

    static Row row(long... values) {
        Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[i];
        }
        return Row.of(row);
    }
}
