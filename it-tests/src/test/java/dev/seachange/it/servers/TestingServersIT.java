package dev.seachange.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.servers.TestingServers.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestingServersIT {

    @ParameterizedTest
    @EnumSource
    void oldAndNewAreTwoServersAndStayTheSame(Kind kind) {
        TestingServers.require(kind);
        assertThat(TestingServers.old(kind)).isSameAs(TestingServers.old(kind));
        assertThat(TestingServers.fresh(kind)).isSameAs(TestingServers.fresh(kind)).isNotEqualTo(TestingServers.old(kind));
    }

    @ParameterizedTest
    @EnumSource
    void eachTestHasItsOwnDatabase(Kind kind) throws SQLException {
        TestingServers.require(kind);
        TestServer old = TestingServers.old(kind);
        try (TestDatabase shop = old.database("shop");
                TestDatabase another = old.database("shop")) {
            assertThat(shop.name()).startsWith("shop_").isNotEqualTo(another.name());
            shop.execute("CREATE TABLE squid (id INT PRIMARY KEY)", "INSERT INTO squid VALUES (1)");
            another.execute("CREATE TABLE squid (id INT PRIMARY KEY)");
            try (Connection connection = shop.connect();
                    Statement statement = connection.createStatement();
                    ResultSet squid = statement.executeQuery("SELECT id FROM squid")) {
                assertThat(squid.next()).isTrue();
            }
        }
    }

    @Test
    void readsGivenUrls() {
        TestServer given = TestServer.at(Kind.MYSQL, "jdbc:mysql://db.example:3310/?user=root&password=a%26b&sslMode=REQUIRED");
        assertThat(given.host()).isEqualTo("db.example");
        assertThat(given.port()).isEqualTo(3310);
        assertThat(given.password()).isEqualTo("a&b");
        assertThat(given.jdbcUrl("shop")).isEqualTo("jdbc:mysql://db.example:3310/shop?sslMode=REQUIRED");
    }
}
