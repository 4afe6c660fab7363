package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.change.Write.Expected;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.Sink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of tables and sessions, on both kinds of server. */
class CatalogIT {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void columns_keys_and_foreign_keys(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(
                    "CREATE TABLE parent (a INT NOT NULL, b VARCHAR(5) NOT NULL, PRIMARY KEY (b, a))",
                    "CREATE TABLE child (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT, pa INT NULL DEFAULT NULL,"
                            + " pb VARCHAR(5) NULL, need INT NOT NULL, opt INT NOT NULL DEFAULT 3, twice INT AS (need * 2) STORED,"
                            + " t TEXT, e ENUM('x','it''s') NOT NULL DEFAULT 'x', PRIMARY KEY (id), UNIQUE KEY u1 (need),"
                            + " UNIQUE KEY u2 (t(10)), CONSTRAINT fk FOREIGN KEY (pb, pa) REFERENCES parent (b, a)"
                            + " ON DELETE SET NULL ON UPDATE CASCADE)",
                    "CREATE TABLE nokey (x INT, y INT NOT NULL, UNIQUE KEY ux (x), UNIQUE KEY uy (y))",
                    "CREATE TABLE bare (x INT)",
                    "CREATE VIEW v AS SELECT * FROM bare");
            TableSchema child = side.table("child");
            assertThat(child.key()).containsExactly("id");
            assertThat(child.column("id").orElseThrow())
                    .returns(new ColumnType.Int(64, true), Column::type)
                    .returns(true, Column::hasDefault)
                    .returns(false, Column::nullable);
            assertThat(child.column("pa").orElseThrow().hasDefault()).isTrue();
            assertThat(child.column("need").orElseThrow().hasDefault()).isFalse();
            assertThat(child.column("opt").orElseThrow().hasDefault()).isTrue();
            assertThat(child.column("twice").orElseThrow().generated()).isTrue();
            assertThat(child.column("t").orElseThrow().type())
                    .isInstanceOfSatisfying(ColumnType.Text.class, t -> {
                        assertThat(t.length()).isEqualTo(65535);
                        assertThat(t.lengthInBytes()).isTrue();
                    });
            assertThat(child.column("e").orElseThrow().type())
                    .isInstanceOfSatisfying(
                            ColumnType.Enumeration.class, e -> assertThat(e.labels()).containsExactly("x", "it's"));
            assertThat(child.uniqueKeys())
                    .containsExactlyInAnyOrder(
                            new UniqueKey("u1", List.of("need"), true), new UniqueKey("u2", List.of("t"), false));
            assertThat(child.foreignKeys())
                    .containsExactly(new ForeignKey(
                            "fk",
                            List.of("pb", "pa"),
                            new TableId(side.database.name(), "parent"),
                            List.of("b", "a"),
                            ForeignKey.Action.SET_NULL,
                            ForeignKey.Action.CASCADE));
            assertThat(side.table("parent").key()).containsExactly("b", "a");
            assertThat(side.table("nokey").key()).containsExactly("y");
            assertThat(side.table("bare").hasKey()).isFalse();
            try (Connection connection = Server.connect(side.server)) {
                assertThat(CatalogReader.read(connection, side.database.name())).hasSize(4);
                assertThat(CatalogReader.read(connection).keySet())
                        .noneMatch(id -> id.database().equals("mysql"))
                        .contains(new TableId(side.database.name(), "bare"));
                assertThat(CatalogReader.sizes(connection)).containsKey(new TableId(side.database.name(), "bare"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_columns_hold_by_default(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute("CREATE TABLE d (id INT PRIMARY KEY AUTO_INCREMENT, need INT NOT NULL, opt INT, nothing INT DEFAULT NULL,"
                    + " num INT NOT NULL DEFAULT -7, txt VARCHAR(20) NOT NULL DEFAULT 'it''s \\\\ x', blank VARCHAR(5) DEFAULT '',"
                    + " word VARCHAR(9) DEFAULT 'NULL', dec_ DECIMAL(8,2) DEFAULT 1.5, dbl DOUBLE DEFAULT 0.25, b BIT(3) DEFAULT b'101',"
                    + " e ENUM('x','y') NOT NULL DEFAULT 'y', s SET('a','b') DEFAULT 'a,b', t TIME DEFAULT '-01:02:03',"
                    + " y YEAR DEFAULT 2020, dt DATETIME(6) DEFAULT '2020-01-02 03:04:05.000006',"
                    + " ts TIMESTAMP NULL DEFAULT '2020-01-02 03:04:05', da DATE DEFAULT '2020-01-02',"
                    + " clock DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6), sum_ INT NOT NULL DEFAULT (1 + 2),"
                    + " twice INT AS (need * 2) STORED)");
            Map<String, ColumnDefault> known = new TreeMap<>();
            side.table("d").columns().forEach(column -> known.put(column.name(), column.byDefault()));
            assertThat(known)
                    .containsEntry("id", ColumnDefault.SERVER)
                    .containsEntry("need", ColumnDefault.NONE)
                    .containsEntry("opt", ColumnDefault.NULL)
                    .containsEntry("nothing", ColumnDefault.NULL)
                    .containsEntry("num", new ColumnDefault.Literal("-7"))
                    .containsEntry("txt", new ColumnDefault.Literal("it's \\ x"))
                    .containsEntry("blank", new ColumnDefault.Literal(""))
                    .containsEntry("word", new ColumnDefault.Literal("NULL"))
                    .containsEntry("dec_", new ColumnDefault.Literal("1.50"))
                    .containsEntry("dbl", new ColumnDefault.Literal("0.25"))
                    .containsEntry("b", new ColumnDefault.Literal("5"))
                    .containsEntry("e", new ColumnDefault.Literal("y"))
                    .containsEntry("s", new ColumnDefault.Literal("a,b"))
                    .containsEntry("t", new ColumnDefault.Literal("-01:02:03"))
                    .containsEntry("y", new ColumnDefault.Literal("2020"))
                    .containsEntry("dt", new ColumnDefault.Literal("2020-01-02 03:04:05.000006"))
                    .containsEntry("ts", new ColumnDefault.Literal("2020-01-02 03:04:05"))
                    .containsEntry("da", new ColumnDefault.Literal("2020-01-02"))
                    .containsEntry("clock", ColumnDefault.SERVER)
                    .containsEntry("sum_", ColumnDefault.SERVER)
                    .containsEntry("twice", ColumnDefault.SERVER);
        }
    }

    /** A backslash must not become an escape, nor lose its meaning, whatever the server's own mode is. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void sessions_are_alike_whatever_the_server_prefers(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute("CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(40))");
            String mode;
            try (Connection root = side.database.connect();
                    ResultSet row = root.createStatement().executeQuery("SELECT @@GLOBAL.sql_mode")) {
                row.next();
                mode = row.getString(1);
            }
            side.execute("SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'", "SET GLOBAL time_zone = '+09:00'");
            try {
                Sink sink = side.sink();
                String nasty = "a\\' OR \"1\"=\"1\\";
                side.apply(sink, List.of(NewSide.put(side.shape("t"), Expected.ABSENT, 1L, nasty)));
                assertThat(side.rows("t")).containsExactly(Row.of(1L, nasty));
                try (Connection connection = Server.connect(side.server)) {
                    assertThat(one(connection, "SELECT @@time_zone")).isEqualTo("+00:00");
                    assertThat(one(connection, "SELECT @@sql_mode")).contains("STRICT_ALL_TABLES").doesNotContain("ANSI");
                }
            } finally {
                side.execute("SET GLOBAL sql_mode = '" + mode + "'", "SET GLOBAL time_zone = 'SYSTEM'");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_wrong_kind_and_the_wrong_password_are_told(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            ServerSettings s = side.server;
            assertThatThrownBy(() -> Server.connect(
                            new ServerSettings(s.kind(), s.host(), s.port(), null, "nobody_here", "hunter2")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("nobody_here")
                    .hasMessageNotContaining("hunter2");
            assertThat(new ServerSettings(s.kind(), s.host(), s.port(), null, "u", "hunter2").toString())
                    .doesNotContain("hunter2");
            if (kind == Kind.MARIADB) {
                assertThatThrownBy(() -> Server.connect(
                                new ServerSettings(ServerKind.MYSQL, s.host(), s.port(), null, s.user(), s.password())))
                        .hasMessageContaining("kind: mariadb");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void large_results_are_streamed(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind);
                Connection connection = Server.connect(side.server)) {
            side.execute("CREATE TABLE n (id INT PRIMARY KEY)", "INSERT INTO n VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)");
            String sql = "SELECT REPEAT('x', 1000) FROM n a, n b, n c, n d, n e";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                Server.stream(query);
                try (ResultSet rows = query.executeQuery()) {
                    long count = 0;
                    while (rows.next()) {
                        count++;
                    }
                    assertThat(count).isEqualTo(100_000);
                }
            }
        }
    }

    /** The rights that are documented are enough, and foreign keys are seen with them. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void documented_rights_are_enough(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            String user = "u" + side.database.name();
            String there = "`" + side.database.name() + "`.*";
            side.execute(
                    "CREATE TABLE p (id INT PRIMARY KEY)",
                    "CREATE TABLE c (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES p (id))",
                    "CREATE USER " + user + " IDENTIFIED BY 'secret'",
                    dev.seachange.sink.StateStore.GRANTS + " TO " + user,
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON " + there + " TO " + user);
            try {
                ServerSettings s = side.server;
                ServerSettings limited = new ServerSettings(s.kind(), s.host(), s.port(), s.database(), user, "secret");
                new dev.seachange.sink.StateStore(limited, side.migration).migrate();
                try (Connection connection = Server.connect(limited)) {
                    assertThat(foreignKeys(connection, side)).hasSize(1);
                }
                Sink sink = side.sink(limited);
                side.apply(sink, List.of(NewSide.put(side.shape("p"), Expected.ABSENT, 1L)));
                side.execute("REVOKE INSERT, UPDATE, DELETE ON " + there + " FROM " + user);
                try (Connection connection = Server.connect(limited)) {
                    assertThat(foreignKeys(connection, side))
                            .as("foreign keys seen with SELECT alone")
                            .hasSize(1);
                }
            } finally {
                side.execute("DROP USER " + user);
            }
        }
    }

    private static List<ForeignKey> foreignKeys(Connection connection, NewSide side) throws SQLException {
        Map<TableId, TableSchema> tables = CatalogReader.read(connection, side.database.name());
        return Optional.ofNullable(tables.get(new TableId(side.database.name(), "c"))).orElseThrow().foreignKeys();
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
