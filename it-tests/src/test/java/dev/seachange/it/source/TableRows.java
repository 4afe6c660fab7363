package dev.seachange.it.source;

import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Identifiers;
import dev.seachange.server.RowReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a whole table as the copy reads it. */
record TableRows(ServerSettings server, TableSchema table) {
    static TableRows of(ServerSettings server, TableId table) throws SQLException {
        try (Connection connection = Server.connect(server)) {
            return new TableRows(server, Objects.requireNonNull(CatalogReader.read(connection).get(table)));
        }
    }

    Map<TableId, TableSchema> tables() {
        return Map.of(table.id(), table);
    }

    /** In the order of the column id. */
    List<Row> read() throws SQLException {
        RowReader reader = RowReader.of(table);
        List<Row> rows = new ArrayList<>();
        try (Connection connection = Server.connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + reader.selectList() + " FROM "
                        + Identifiers.quote(table.id()) + " ORDER BY id")) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }
}
