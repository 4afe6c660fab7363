package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestServer;
import dev.seachange.it.servers.TestingServers;
import dev.seachange.it.servers.TestingServers.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** One table with one row, on its way from OLD to NEW. */
record SmallMigration(TestDatabase shop, TestDatabase market, MigrationFiles files) implements AutoCloseable {

    /** On the servers that tests share. */
    static SmallMigration create(Path folder, Kind kind) throws SQLException, IOException {
        return create(folder, TestingServers.old(kind), TestingServers.fresh(kind));
    }

    static SmallMigration create(Path folder, TestServer oldServer, TestServer newServer) throws SQLException, IOException {
        TestDatabase shop = oldServer.database("small_shop");
        TestDatabase market = newServer.database("small_market");
        shop.execute(
                "CREATE TABLE squid (id INT PRIMARY KEY, squid_nm VARCHAR(40) NOT NULL, stock INT NOT NULL)",
                "INSERT INTO squid VALUES (1, 'Dwarf', 1)");
        market.execute(
                "CREATE TABLE seafood (seafood_id BIGINT PRIMARY KEY, name VARCHAR(40) NOT NULL, in_stock BIGINT NOT NULL)");
        String rules = """
                mapping: 1
                rules:
                  squid:
                    from: %s.squid
                    to: %s.seafood
                    key: { seafood_id: id }
                    columns: { name: squid_nm, in_stock: stock }
                """.formatted(shop.name(), market.name());
        return new SmallMigration(shop, market, MigrationFiles.write(folder, shop.name(), shop, market, rules, ""));
    }

    @Override
    public void close() throws SQLException {
        shop.close();
        market.close();
    }
}
