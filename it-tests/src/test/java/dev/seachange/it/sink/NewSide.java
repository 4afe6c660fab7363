package dev.seachange.it.sink;

import dev.seachange.change.Column;
import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Identifiers;
import dev.seachange.server.RowReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.Applied;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.Owner;
import dev.seachange.sink.Ownership;
import dev.seachange.sink.Sink;
import dev.seachange.sink.SinkOptions;
import dev.seachange.sink.StateStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A database on a real server with a migration that owns it, for one test. */
final class NewSide implements AutoCloseable {
    static final Duration LEASE = Duration.ofMinutes(5);

    final TestDatabase database;
    final ServerSettings server;
    final String migration;
    final StateStore store;
    final Ownership ownership;
    final SinkRecorder recorder = new SinkRecorder();
    private final List<Sink> sinks = new ArrayList<>();
    private long transactions;

    private NewSide(TestDatabase database, ServerSettings server) {
        this.database = database;
        this.server = server;
        this.migration = database.name();
        this.store = new StateStore(server, migration);
        store.migrate();
        this.ownership = Ownership.acquire(server, owner(), LEASE);
        store.createCheckpoint(ownership, next());
    }

    static NewSide on(Kind kind) throws SQLException {
        TestingServers.require(kind);
        TestDatabase database = TestingServers.fresh(kind).database("sink");
        return new NewSide(database, settings(database, database.port()));
    }

    static ServerSettings settings(TestDatabase database, int port) {
        ServerKind kind = ServerKind.valueOf(database.kind().name());
        return new ServerSettings(kind, database.host(), port, database.name(), database.user(), database.password());
    }

    Owner owner() {
        return new Owner(migration, UUID.randomUUID(), "test process");
    }

    /** A checkpoint one transaction further. */
    Checkpoint next() {
        transactions++;
        return new Checkpoint(
                Position.parse(Position.Kind.MARIADB, "0-1-" + transactions),
                Instant.EPOCH.plusSeconds(transactions),
                new LogPlace("binlog.000001", transactions),
                "live",
                "hash");
    }

    static SinkOptions options() {
        return SinkOptions.of(Thread::sleep, new Random(1), System::nanoTime);
    }

    Sink sink() throws SQLException {
        return sink(server);
    }

    Sink sink(ServerSettings through) throws SQLException {
        try (Connection connection = Server.connect(server)) {
            Sink sink = Sink.open(
                    through, ownership, CatalogReader.read(connection, database.name()), recorder, options());
            sinks.add(sink);
            return sink;
        }
    }

    Applied apply(Sink sink, List<Write> writes) {
        return sink.apply(writes, List.of(), List.of(), next());
    }

    TableSchema table(String name) throws SQLException {
        try (Connection connection = Server.connect(server)) {
            return Optional.ofNullable(
                            CatalogReader.read(connection, database.name()).get(new TableId(database.name(), name)))
                    .orElseThrow();
        }
    }

    /** All columns but generated ones. */
    WriteShape shape(String name) throws SQLException {
        TableSchema table = table(name);
        List<Column> columns = table.columns().stream().filter(c -> !c.generated()).toList();
        List<String> names = columns.stream().map(Column::name).toList();
        return new WriteShape(
                "rule_" + name,
                table,
                columns,
                table.key().stream().map(names::indexOf).toList(),
                !table.uniqueKeys().isEmpty());
    }

    /** A rule that feeds these columns of others' rows; the key comes first. */
    static WriteShape part(TableSchema table, String rule, Row absent, String... columns) {
        return shape(table, rule, new Share.Part(absent), columns);
    }

    /** The rule that such rows belong to. */
    static WriteShape owner(TableSchema table, List<WriteShape> parts, String... columns) {
        return shape(table, "owner", new Share.Whole(parts), columns);
    }

    private static WriteShape shape(TableSchema table, String rule, Share share, String... columns) {
        List<Column> owned = Arrays.stream(columns).map(name -> table.columns().get(table.ordinal(name))).toList();
        List<Integer> key = IntStream.range(0, table.key().size()).boxed().toList();
        return new WriteShape(rule, table, owned, key, !table.uniqueKeys().isEmpty(), share);
    }

    /** Rule, key and values of the parts that wait for their rows. */
    List<String> waiting() throws SQLException {
        List<String> waiting = new ArrayList<>();
        try (Connection connection = Server.connect(server);
                PreparedStatement query = connection.prepareStatement("SELECT CONCAT(rule, ' ', key_text, ' ', fed)"
                        + " FROM seachange.part_waiting WHERE migration = ? ORDER BY 1")) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(rows.getString(1));
                }
            }
        }
        return waiting;
    }

    static Write.Put put(WriteShape shape, Write.Expected expected, Object... values) {
        return put(shape, expected, Row.of(values));
    }

    static Write.Put put(WriteShape shape, Write.Expected expected, Row row) {
        RowChange origin = expected == Write.Expected.PRESENT
                ? new RowChange.Update(shape.target(), row, row)
                : new RowChange.Insert(shape.target(), row);
        RowKey key = RowKey.of(shape.keyOrdinals().stream().map(row::get).toArray());
        return new Write.Put(shape, key, row, null, expected, origin);
    }

    static Write.Delete delete(WriteShape shape, Write.Expected expected, Object... key) {
        Object[] row = new Object[shape.target().columns().size()];
        for (int i = 0; i < key.length; i++) {
            row[shape.target().ordinal(shape.target().key().get(i))] = key[i];
        }
        return new Write.Delete(
                shape, RowKey.of(key), expected, new RowChange.Delete(shape.target(), Row.of(row)));
    }

    /** All rows in the order of the key. */
    List<Row> rows(String name) throws SQLException {
        TableSchema table = table(name);
        RowReader reader = RowReader.of(table);
        String sql = "SELECT " + reader.selectList() + " FROM " + Identifiers.quote(table.id()) + " ORDER BY "
                + Identifiers.quoteAll(table.key());
        List<Row> rows = new ArrayList<>();
        try (Connection connection = Server.connect(server);
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet result = query.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /** Ends the session that writes epochs. */
    void killSink() throws SQLException {
        kill("seachange-sink:" + migration);
    }

    /** Ends the session that keeps the ownership. */
    void killOwner() throws SQLException {
        kill("seachange:" + migration);
    }

    private void kill(String lock) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement("SELECT IS_USED_LOCK(?)")) {
            query.setString(1, lock);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                database.execute("KILL " + row.getLong(1));
            }
        }
    }

    void execute(String... statements) throws SQLException {
        database.execute(statements);
    }

    @Override
    public void close() throws SQLException {
        sinks.forEach(Sink::close);
        ownership.close();
        database.close();
    }
}
