package dev.seachange.it.servers;

import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;

/** Servers out of Docker images, in the versions the native ones have. Testcontainers removes them with the JVM. */
final class DockerServers {

    private static final int PORT = 3306;
    private static final String PASSWORD = "test";

    private DockerServers() {}

    /** Whether a Docker daemon answers. Asks Testcontainers only where there is a sign of one: it complains at length. */
    static boolean available() {
        return (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    static TestServer start(Kind kind) {
        int serverId = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        String replication = " --server-id=" + serverId + " --log-bin=binlog --binlog-format=ROW --binlog-row-image=FULL";
        JdbcDatabaseContainer<?> container =
                switch (kind) {
                    case MYSQL ->
                            new MySQLContainer("mysql:9.7")
                                    .withPassword(PASSWORD)
                                    .withCommand("mysqld" + replication + " --gtid-mode=ON --enforce-gtid-consistency=ON --mysqlx=OFF");
                    case MARIADB ->
                            new MariaDBContainer("mariadb:11.4").withPassword(PASSWORD).withCommand("mariadbd" + replication);
                };
        container.start();
        // Both images give root the user's password.
        int port = container.getMappedPort(PORT);
        return new TestServer(
                kind, container.getHost(), port, "root", PASSWORD, TestServer.parameters(kind), Optional.empty());
    }
}
