package dev.seachange.window;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.server.RowReader;
import dev.seachange.server.ValueBinder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the keys of a table page by page, outside windows: what it finds may be out of date at once. Immutable, so
 * safe for use by many threads.
 */
public final class KeyWalk {
    private final TableSchema keyOnly;
    private final SortedMap<String, Object> fixed;
    private final KeysetSql sql;
    private final RowReader reader;

    /** @param fixed only rows that have these values in these columns, which belong to the key */
    public KeyWalk(TableSchema table, Map<String, Object> fixed) {
        this.keyOnly = RangeReader.keyOnly(table);
        this.fixed = new TreeMap<>(fixed);
        this.sql = new KeysetSql(table);
        this.reader = RowReader.of(keyOnly);
    }

    /** The next keys in the server's order, at most so many; fewer only at the end. */
    public List<RowKey> next(Connection connection, @Nullable RowKey after, int most) throws SQLException {
        KeysetSql.Query query = sql.keys(reader.selectList(), List.copyOf(fixed.keySet()), after, most);
        List<RowKey> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            int index = 1;
            for (Map.Entry<String, Object> column : fixed.entrySet()) {
                binder(keyOnly.ordinal(column.getKey())).bind(statement, index++, column.getValue());
            }
            for (KeysetSql.Parameter parameter : query.parameters()) {
                binder(parameter.part()).bind(statement, index++, parameter.value());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Row row = reader.read(rows);
                    keys.add(RangeReader.rowKey(row));
                }
            }
        }
        return keys;
    }

    private ValueBinder binder(int part) {
        return ValueBinder.of(keyOnly.columns().get(part).type());
    }
}
