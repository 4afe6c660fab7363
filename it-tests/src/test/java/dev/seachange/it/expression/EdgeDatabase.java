package dev.seachange.it.expression;

import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.RowReader;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The {@link EdgeTable} on a real MySQL, its rows as the product reads them, and the oracle that answers for each. */
final class EdgeDatabase implements AutoCloseable {
    private final TestDatabase database;
    private final Connection connection;
    private final TableSchema table;
    private final List<Row> rows;
    private final MySqlOracle oracle;

    private EdgeDatabase(TestDatabase database) throws SQLException {
        this.database = database;
        database.execute(EdgeTable.CREATE);
        database.execute(EdgeTable.ROWS.toArray(String[]::new));
        this.connection = database.connect();
        this.table = Objects.requireNonNull(
                CatalogReader.read(connection, database.name()).get(new TableId(database.name(), "edge")));
        this.rows = read();
        this.oracle = new MySqlOracle(connection, IntStream.rangeClosed(1, rows.size()).boxed().toList());
    }

    /** @param name of the database to make */
    static EdgeDatabase open(String name) throws SQLException {
        TestingServers.require(Kind.MYSQL);
        return new EdgeDatabase(TestingServers.old(Kind.MYSQL).database(name));
    }

    List<Row> rows() {
        return rows;
    }

    /** For each row, see {@link MySqlOracle#answers}. */
    List<String> answers(String expression) {
        return oracle.answers(expression);
    }

    @Nullable Expression compile(String text, Problems problems) {
        YamlScalar scalar = new YamlScalar(new SourceText("case", text).start(), text, YamlScalar.Kind.TEXT, 0);
        return Expressions.value(scalar, new Scope(table, (where, part, offset, told) -> part, problems));
    }

    private List<Row> read() throws SQLException {
        RowReader reader = RowReader.of(table);
        List<Row> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + reader.selectList() + " FROM edge ORDER BY id")) {
            while (result.next()) {
                found.add(reader.read(result));
            }
        }
        return List.copyOf(found);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
