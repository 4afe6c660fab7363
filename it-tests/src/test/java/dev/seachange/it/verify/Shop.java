package dev.seachange.it.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.StoredParked;
import dev.seachange.verify.Comparison;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** A small shop on OLD, and on NEW what its rules want, written by other SQL and no rules. */
record Shop(TestDatabase oldSide, TestDatabase newSide) implements AutoCloseable {
    /** More than a batch of the comparison holds. */
    static final int SQUID = 1_300;

    private static final String RULES =
            """
            mapping: 1
            values:
              size: { S: small, M: medium }
            rules:
              squid:
                from: OLD.squid
                where: status <> 'draft'
                to: NEW.seafood
                key: { seafood_id: id }
                columns:
                  name: squid_nm
                  size: { from: size_cd, values: size }
                  price: { from: price_cents, type: "decimal(12,2)" }
                  landed: landed
                drop: [debug_note]
              item:
                from: OLD.item
                to: NEW.line
                key: { purchase: order_id, nr: line_no }
                columns: { quantity: qty }
              tag:
                from: OLD.tag
                to: NEW.label
                key: { label: tag }
                columns: { squid: squid }
              crate:
                from: OLD.crate
                to: NEW.box
                key: { box_id: id * 2 + 1 }
                columns: { weight: weight }
              shelf:
                from: OLD.shelf
                to: NEW.rack
                key: { hall: hall, place: place }
                columns: {}
            """;

    static Shop open(Kind kind) throws SQLException {
        TestingServers.require(kind);
        Shop shop = new Shop(TestingServers.old(kind).database("shop"), TestingServers.fresh(kind).database("market"));
        shop.fillOld();
        shop.fillNew();
        return shop;
    }

    /** A query that gives the numbers from 1 in a column n. */
    private static String numbers(int count) {
        // MySQL stops a recursion after 1000 rounds: ten times ten times... does not recurse.
        String digits = "(SELECT 0 d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6"
                + " UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
        return "(SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 1 n FROM " + digits + " a, " + digits + " b, " + digits
                + " c, " + digits + " e HAVING n <= " + count + ") numbers";
    }

    private void fillOld() throws SQLException {
        oldSide.execute(
                "CREATE TABLE squid (id BIGINT UNSIGNED PRIMARY KEY, squid_nm VARCHAR(80) NOT NULL, size_cd CHAR(1) NOT NULL,"
                        + " price_cents INT NOT NULL, status ENUM('draft', 'live') NOT NULL, landed DATETIME(3),"
                        + " debug_note TEXT)",
                "INSERT INTO squid SELECT n, CONCAT('squid ', n), IF(n % 2, 'S', 'M'), n * 7, IF(n % 10, 'live', 'draft'),"
                        + " IF(n % 3, '2026-01-02 03:04:05.678', NULL), 'x' FROM " + numbers(SQUID),
                "CREATE TABLE item (order_id INT, line_no SMALLINT, qty INT NOT NULL, PRIMARY KEY (order_id, line_no))",
                "INSERT INTO item SELECT n DIV 3, n % 3, n FROM " + numbers(SQUID),
                "CREATE TABLE tag (tag VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, squid BIGINT NOT NULL)",
                "INSERT INTO tag VALUES ('alpha', 1), ('beta', 2), ('Ärmel', 3)",
                "CREATE TABLE crate (id INT PRIMARY KEY, weight INT NOT NULL)",
                "INSERT INTO crate VALUES (1, 10), (2, 20), (3, 30)",
                "CREATE TABLE shelf (hall VARCHAR(9), place VARCHAR(9), PRIMARY KEY (hall, place))",
                "INSERT INTO shelf VALUES ('x', 'y|z'), ('x|y', 'z')");
    }

    private void fillNew() throws SQLException {
        newSide.execute(
                "CREATE TABLE seafood (seafood_id BIGINT UNSIGNED PRIMARY KEY, name VARCHAR(100) NOT NULL,"
                        + " size ENUM('small', 'medium', 'large') NOT NULL, price DECIMAL(12,2) NOT NULL,"
                        + " landed DATETIME(6), checked_by VARCHAR(20) DEFAULT 'nobody')",
                "INSERT INTO seafood SELECT n, CONCAT('squid ', n), IF(n % 2, 'small', 'medium'), n * 7,"
                        + " IF(n % 3, '2026-01-02 03:04:05.678', NULL), NULL FROM " + numbers(SQUID) + " WHERE n % 10 <> 0",
                "CREATE TABLE line (purchase INT, nr INT, quantity BIGINT NOT NULL, PRIMARY KEY (purchase, nr))",
                "INSERT INTO line SELECT n DIV 3, n % 3, n FROM " + numbers(SQUID),
                "CREATE TABLE label (label VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci PRIMARY KEY, squid BIGINT NOT NULL)",
                "INSERT INTO label VALUES ('alpha', 1), ('beta', 2), ('Ärmel', 3)",
                "CREATE TABLE box (box_id BIGINT PRIMARY KEY, weight INT NOT NULL)",
                "INSERT INTO box VALUES (3, 10), (5, 20), (7, 30)",
                "CREATE TABLE rack (hall VARCHAR(9), place VARCHAR(9), PRIMARY KEY (hall, place))",
                "INSERT INTO rack VALUES ('x', 'y|z'), ('x|y', 'z')");
    }

    ComparisonResult compare() throws SQLException {
        return compare(List.of(), ComparisonOptions.DEFAULT);
    }

    ComparisonResult compare(Collection<StoredParked> quarantine, ComparisonOptions options) throws SQLException {
        return Comparison.run(settings(oldSide), settings(newSide), "shop", rules(), quarantine, options);
    }

    private RuleSet rules() throws SQLException {
        String text = RULES.replace("OLD.", oldSide.name() + ".").replace("NEW.", newSide.name() + ".");
        Compilation compilation =
                RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), catalog(oldSide), catalog(newSide));
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return ((Compilation.Compiled) compilation).rules();
    }

    private static Catalog catalog(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return new Catalog(CatalogReader.read(connection, database.name()).values());
        }
    }

    private static ServerSettings settings(TestDatabase database) {
        ServerKind kind = ServerKind.valueOf(database.kind().name());
        return new ServerSettings(kind, database.host(), database.port(), null, database.user(), database.password());
    }

    @Override
    public void close() throws SQLException {
        try (oldSide) {
            newSide.close();
        }
    }
}
