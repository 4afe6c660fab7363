package dev.seachange.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.preflight.Side;
import dev.seachange.server.ServerSettings;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each wrong setting of NEW is made on a real server; the finding is compared word by word. */
class NewServerIT {

    @ParameterizedTest
    @EnumSource
    void settings(Kind kind) throws SQLException {
        try (OwnServer server = OwnServer.start(kind)) {
            server.execute("CREATE DATABASE market", "CREATE TABLE market.seafood (id INT PRIMARY KEY)");
            assertThat(server.says(Side.NEW)).isEmpty();
            ServerSettings writer =
                    server.user(
                            "writer",
                            "SELECT, INSERT, UPDATE, DELETE ON market.*",
                            "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, INDEX, DROP ON seachange.*");
            server.execute("SET GLOBAL max_allowed_packet = 1048576", "SET GLOBAL read_only = ON");
            String small =
                    """
                    NEW HOST: P203 warning: max_allowed_packet is 1048576 bytes. A row that does not fit in will be parked.
                        SET GLOBAL max_allowed_packet=67108864, and the same in my.cnf.
                    """;
            assertThat(server.says(Side.NEW, writer))
                    .isEqualTo(
                            """
                            NEW HOST: P202 read_only is ON. Is this NEW, or a replica of it?
                                Take the primary as NEW, or SET GLOBAL read_only=OFF, and the same in my.cnf.
                            """
                                    + small);
            assertThat(server.says(Side.NEW))
                    .as("as root")
                    .isEqualTo(
                            """
                            NEW HOST: P202 warning: read_only is ON. Is this NEW, or a replica of it? Our account may write all the same.
                                Take the primary as NEW, or SET GLOBAL read_only=OFF, and the same in my.cnf.
                            """
                                    + small);
            if (kind == Kind.MYSQL) {
                server.execute("SET GLOBAL super_read_only = ON");
                assertThat(server.says(Side.NEW)).startsWith("NEW HOST: P202 super_read_only is ON. Is this NEW, or a replica of it?\n");
            }
        }
    }
}
