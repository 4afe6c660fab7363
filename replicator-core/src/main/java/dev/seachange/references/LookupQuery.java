package dev.seachange.references;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Lookup;
import dev.seachange.references.NewSide.LookedUp;
import dev.seachange.server.Identifiers;
import dev.seachange.server.RowReader;
import dev.seachange.server.ValueBinder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of NEW that a lookup asks for. Immutable. */
final class LookupQuery {
    private final int keySize;
    private final RowReader reader;
    private final ValueBinder binder;
    private final String select;

    /** @param keyed whether the keys of the rows are wanted */
    LookupQuery(Lookup lookup, boolean keyed) {
        TableSchema table = lookup.table();
        List<Column> columns = new ArrayList<>();
        if (keyed) {
            table.key().forEach(name -> columns.add(table.columns().get(table.ordinal(name))));
        }
        this.keySize = columns.size();
        columns.add(lookup.match());
        columns.add(lookup.take());
        this.reader = RowReader.of(table.id(), columns);
        this.binder = ValueBinder.of(lookup.match().type());
        this.select = "SELECT " + reader.selectList() + " FROM " + Identifiers.quote(table.id()) + " WHERE "
                + Identifiers.quote(lookup.match().name()) + " IN ";
    }

    List<LookedUp> read(Connection connection, Collection<Object> by) throws SQLException {
        List<LookedUp> found = new ArrayList<>();
        String sql = select + "(" + String.join(",", Collections.nCopies(by.size(), "?")) + ")";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int index = 1;
            for (Object value : by) {
                binder.bind(query, index++, value);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(lookedUp(reader.read(rows)));
                }
            }
        }
        return found;
    }

    private LookedUp lookedUp(Row row) {
        @Nullable Object[] key = new Object[keySize];
        for (int i = 0; i < keySize; i++) {
            key[i] = row.get(i);
        }
        return new LookedUp(RowKey.of(key), Objects.requireNonNull(row.get(keySize)), row.get(keySize + 1));
    }
}
