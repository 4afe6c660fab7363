package dev.seachange.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.ServerSettings;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that cannot be moved safely. OLD and NEW are two databases of one server, which is allowed. */
class TablesIT {

    private static final Map<Kind, OwnServer> SERVERS = new EnumMap<>(Kind.class);

    /** MySQL from 9.6 on logs cascades unless told so. */
    private static OwnServer server(Kind kind) {
        return SERVERS.computeIfAbsent(
                kind,
                k ->
                        switch (k) {
                            case MYSQL -> OwnServer.start(k, "--innodb-native-foreign-keys=ON", "--binlog-ignore-db=cellar");
                            case MARIADB -> OwnServer.start(k, "--binlog-ignore-db=cellar");
                        });
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(OwnServer::close);
    }

    private static String says(OwnServer server, String... rules) throws SQLException {
        return says(server, server.root(), rules);
    }

    private static String says(OwnServer server, ServerSettings login, String... rules) throws SQLException {
        return server.text(Rules.copying(rules).tables(login, login));
    }

    private static OwnServer fresh(Kind kind) throws SQLException {
        OwnServer server = server(kind);
        for (String database : new String[] {"shop", "market", "cellar"}) {
            server.execute("DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
        }
        return server;
    }

    @ParameterizedTest
    @EnumSource
    void oldTablesThatCannotBeCopied(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        server.execute(
                "CREATE TABLE shop.visit (at DATETIME, who INT)",
                "CREATE TABLE shop.size (code ENUM('S','M') PRIMARY KEY)",
                "CREATE TABLE shop.old_price (id INT PRIMARY KEY) ENGINE=MyISAM",
                "CREATE TABLE cellar.barrel (id INT PRIMARY KEY)",
                "CREATE TABLE market.size (code ENUM('S','M') PRIMARY KEY)",
                "CREATE TABLE market.price (id INT PRIMARY KEY)",
                "CREATE TABLE market.barrel (id INT PRIMARY KEY)");
        assertThat(
                        says(server, "shop.size market.size", "shop.old_price market.price", "cellar.barrel market.barrel"))
                .isEqualTo(
                        """
                        OLD HOST: P131 shop.old_price is MyISAM, not InnoDB: it cannot be read in a snapshot while it is written.
                            ALTER TABLE `shop`.`old_price` ENGINE=InnoDB;
                            Or leave it out with `ignore` in the rules.
                        OLD HOST: P133 shop.size has the key column `code` of type enum('S','M'), whose values cannot bound a range of \
                        rows reliably.
                            Give the table a primary key over columns of integer, decimal, text, binary or date types.
                        OLD HOST: P135 The log leaves out what changes in cellar (binlog_ignore_db).
                            Take the option out of my.cnf, or the database into it, and restart the server.
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void cascadesOfOldThatNewDoesNotKnow(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        server.execute(
                "CREATE TABLE shop.customer (id INT PRIMARY KEY)",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, customer_id INT,"
                        + " CONSTRAINT who FOREIGN KEY (customer_id) REFERENCES customer (id) ON DELETE CASCADE ON UPDATE SET NULL)",
                "CREATE TABLE market.buyer (id INT PRIMARY KEY)",
                "CREATE TABLE market.orders (id INT PRIMARY KEY, customer_id INT)");
        // The account that README asks for. MariaDB hides these keys from it in information_schema.
        ServerSettings reader =
                server.user("reader", "SELECT ON shop.*", client(kind) + " ON *.*",
                        "SELECT, INSERT, UPDATE, DELETE, TRIGGER ON market.*");
        String third =
                kind == Kind.MYSQL
                        ? "    Or: Set innodb_native_foreign_keys=OFF on OLD (my.cnf, restart): then the log shows these rows.\n"
                        : "";
        assertThat(says(server, reader, "shop.customer market.buyer", "shop.orders market.orders"))
                .isEqualTo(
                        """
                        OLD HOST: P134 shop.orders has the foreign key who to shop.customer ON DELETE CASCADE ON UPDATE SET NULL. The log \
                        does not show the rows it changes, and NEW does not do the same in market.orders.
                            Give market.orders of NEW a foreign key ON DELETE CASCADE ON UPDATE SET NULL to market.buyer.
                            Or: Let the application change the rows itself, and drop the key on OLD: ALTER TABLE `shop`.`orders` DROP \
                        FOREIGN KEY `who`;
                        """
                                + third);
        assertThat(says(server, reader, "shop.orders market.orders"))
                .as("the parent is not mapped")
                .startsWith("OLD HOST: P134 shop.orders has the foreign key who to shop.customer ON DELETE CASCADE ON UPDATE SET NULL."
                        + " The log does not show the rows it changes, and no rule reads shop.customer, so nothing tells NEW.\n    Let the");
        assertThat(says(server, reader, "shop.customer market.buyer")).as("the child is not mapped").isEmpty();

        server.execute(
                "ALTER TABLE market.orders ADD CONSTRAINT buys FOREIGN KEY (customer_id) REFERENCES buyer (id)"
                        + " ON DELETE CASCADE ON UPDATE SET NULL");
        assertThat(says(server, reader, "shop.customer market.buyer", "shop.orders market.orders")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void zeroDatesThatTheLogReaderWouldHide(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        String dates = " (id INT PRIMARY KEY, caught DATE, sold DATETIME NOT NULL, seen DATETIME(3), told TIMESTAMP NULL, years YEAR, at TIME)";
        server.execute("CREATE TABLE shop.squid" + dates, "CREATE TABLE market.squid" + dates, "SET GLOBAL sql_mode = ''");
        assertThat(says(server, "shop.squid market.squid"))
                .isEqualTo(
                        """
                        OLD HOST: P138 warning: sql_mode is without STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE, so zero dates \
                        (0000-00-00) are let in. One that is written while Seachange follows arrives in NEW as NULL, since the log reader \
                        cannot tell the two apart: `shop.squid.caught`, `shop.squid.seen`.
                            SET GLOBAL sql_mode=CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), \
                        'STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'), the same in my.cnf, and reconnect the application's sessions.
                            Or make sure that the application writes none.
                        """);
        server.execute("SET GLOBAL sql_mode=CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), 'STRICT_TRANS_TABLES,NO_ZERO_DATE')");
        assertThat(says(server, "shop.squid market.squid")).startsWith("OLD HOST: P138 warning: sql_mode is without NO_ZERO_IN_DATE, so");
        server.execute("SET GLOBAL sql_mode=CONCAT_WS(',', NULLIF(@@GLOBAL.sql_mode, ''), 'NO_ZERO_IN_DATE')");
        assertThat(says(server, "shop.squid market.squid")).isEmpty();
        server.execute("SET GLOBAL sql_mode = DEFAULT");
    }

    private static String client(Kind kind) {
        return kind == Kind.MYSQL ? "REPLICATION CLIENT" : "BINLOG MONITOR";
    }

    @Test
    void cascadesThatMySqlLogsAreFine() throws SQLException {
        try (OwnServer logging = OwnServer.start(Kind.MYSQL)) {
            logging.execute(
                    "CREATE DATABASE shop",
                    "CREATE DATABASE market",
                    "CREATE TABLE shop.customer (id INT PRIMARY KEY)",
                    "CREATE TABLE shop.orders (id INT PRIMARY KEY, customer_id INT REFERENCES customer (id) ON DELETE CASCADE)",
                    "CREATE TABLE market.orders (id INT PRIMARY KEY, customer_id INT)");
            assertThat(says(logging, "shop.orders market.orders")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void cascadesOfNewThatOldDoesNotKnow(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        server.execute(
                "CREATE TABLE shop.customer (id INT PRIMARY KEY)",
                "CREATE TABLE shop.orders (id INT PRIMARY KEY, customer_id INT)",
                "CREATE TABLE market.buyer (id INT PRIMARY KEY)",
                "CREATE TABLE market.orders (id INT PRIMARY KEY, customer_id INT,"
                        + " CONSTRAINT buys FOREIGN KEY (customer_id) REFERENCES buyer (id) ON DELETE SET NULL)");
        String[] rules = {"shop.customer market.buyer", "shop.orders market.orders"};
        assertThat(says(server, rules))
                .isEqualTo(
                        """
                        NEW HOST: P235 warning: market.orders has the foreign key buys to market.buyer ON DELETE SET NULL, and OLD has none \
                        like it. A row deleted from market.buyer would change rows here that stay as they are in OLD.
                            Replace it by a foreign key without ON DELETE until the application writes to NEW.
                        """);
        server.execute("ALTER TABLE shop.orders ADD FOREIGN KEY (customer_id) REFERENCES shop.customer (id)");
        assertThat(says(server, rules)).as("OLD refuses such a delete").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void targetTables(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        server.execute(
                "CREATE TABLE shop.squid (id INT PRIMARY KEY)",
                "CREATE TABLE market.seafood (id INT PRIMARY KEY) ENGINE=MyISAM",
                "CREATE TRIGGER market.count_them AFTER INSERT ON market.seafood FOR EACH ROW SET @n = @n + 1");
        assertThat(says(server, "shop.squid market.seafood"))
                .isEqualTo(
                        """
                        NEW HOST: P231 market.seafood is MyISAM, not InnoDB: rows and position could not be committed together.
                            ALTER TABLE `market`.`seafood` ENGINE=InnoDB;
                        NEW HOST: P232 warning: Triggers of target tables fire on every write of Seachange: count_them (AFTER INSERT on \
                        market.seafood).
                            Drop those that would do once more what OLD's rows show already.
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void foreignKeysThatNoOrderSatisfies(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        server.execute(
                "CREATE TABLE shop.a (id INT PRIMARY KEY, b_id INT)",
                "CREATE TABLE shop.b (id INT PRIMARY KEY, a_id INT)",
                "CREATE TABLE shop.kind (id INT PRIMARY KEY, parent_id INT)",
                "CREATE TABLE market.a (id INT PRIMARY KEY, b_id INT)",
                "CREATE TABLE market.b (id INT PRIMARY KEY, a_id INT, CONSTRAINT to_a FOREIGN KEY (a_id) REFERENCES market.a (id))",
                "ALTER TABLE market.a ADD CONSTRAINT to_b FOREIGN KEY (b_id) REFERENCES market.b (id)",
                "CREATE TABLE market.kind (id INT PRIMARY KEY, parent_id INT,"
                        + " CONSTRAINT up FOREIGN KEY (parent_id) REFERENCES market.kind (id))");
        assertThat(says(server, "shop.a market.a", "shop.b market.b", "shop.kind market.kind"))
                .isEqualTo(
                        """
                        NEW HOST: P234 market.kind has the foreign key up to itself. While it is copied, a row may come before the one it \
                        refers to.
                            Drop it until the migration is live, then add it again. ALTER TABLE `market`.`kind` DROP FOREIGN KEY `up`;
                        NEW HOST: P233 Foreign keys form a circle, so no table can be copied first: to_b (market.a to market.b), to_a \
                        (market.b to market.a). The tables of OLD that would wait for each other: shop.a for shop.b for shop.a.
                            Drop it until the migration is live, then add it again. One of:
                            ALTER TABLE `market`.`a` DROP FOREIGN KEY `to_b`;
                            ALTER TABLE `market`.`b` DROP FOREIGN KEY `to_a`;
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void rulesThatWriteWhatTheyRead(Kind kind) throws SQLException {
        OwnServer server = fresh(kind);
        server.execute("CREATE TABLE shop.squid (id INT PRIMARY KEY)");
        assertThat(says(server, "shop.squid shop.squid"))
                .isEqualTo(
                        """
                        NEW HOST: P204 OLD and NEW are the same server, and the rules write into tables that they read: shop.squid.
                            Check old.host, old.port, new.host and new.port, or let the rules write into another database.
                        """);
        try (OwnServer other = OwnServer.start(kind)) {
            other.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
            assertThat(Rules.copying("shop.squid shop.squid").tables(server.root(), other.root())).isEmpty();
        }
    }
}
