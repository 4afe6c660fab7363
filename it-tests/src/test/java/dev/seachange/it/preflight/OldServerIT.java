package dev.seachange.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.preflight.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each wrong setting of OLD is made on a real server; the finding is compared word by word. */
class OldServerIT {

    @Nested
    class MySql {

        private static OwnServer server;

        @BeforeAll
        static void start() throws SQLException {
            server = OwnServer.start(Kind.MYSQL);
            server.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
        }

        @AfterAll
        static void stop() {
            if (server != null) {
                server.close();
            }
        }

        @AfterEach
        void rightAgain() throws SQLException {
            server.execute(
                    "SET GLOBAL binlog_format = ROW",
                    "SET GLOBAL binlog_row_image = FULL",
                    "SET GLOBAL binlog_row_value_options = ''",
                    "SET GLOBAL binlog_expire_logs_seconds = 2592000");
            assertThat(server.says(Side.OLD)).isEmpty();
        }

        @Test
        void everyFindingAtOnce() throws SQLException {
            server.execute(
                    "SET GLOBAL binlog_format = MIXED",
                    "SET GLOBAL binlog_row_image = MINIMAL",
                    "SET GLOBAL binlog_row_value_options = PARTIAL_JSON",
                    "SET GLOBAL binlog_expire_logs_seconds = 3600");
            assertThat(server.says(Side.OLD))
                    .isEqualTo(
                            """
                            OLD HOST: P104 binlog_format is MIXED.
                                Set binlog_format=ROW (my.cnf and SET GLOBAL), then reconnect the application's sessions.
                            OLD HOST: P105 binlog_row_image is MINIMAL, so the log leaves out columns.
                                Set binlog_row_image=FULL (my.cnf and SET GLOBAL), then reconnect the application's sessions.
                            OLD HOST: P107 binlog_row_value_options is PARTIAL_JSON, so the log holds parts of JSON values only.
                                Set binlog_row_value_options='' (my.cnf and SET GLOBAL), then reconnect the application's sessions.
                            OLD HOST: P110 warning: The log is kept for 3600 seconds only. Should Seachange stand still for longer, its \
                            position is lost and the tables must be copied anew.
                                SET GLOBAL binlog_expire_logs_seconds=259200 (three days), and the same in my.cnf.
                            """);
        }

        @Test
        void preparedTransactions() throws SQLException {
            try (OwnServer used = OwnServer.start(Kind.MYSQL)) {
                used.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
                used.execute("XA START 'x'", "INSERT INTO shop.squid VALUES (1)", "XA END 'x'", "XA PREPARE 'x'");
                String counted =
                        """
                        OLD HOST: P109 warning: XA transactions have been used since the server started (1 started, 1 prepared). One \
                        that is rolled back after its PREPARE would stay in NEW.
                            Let the application use plain transactions during the migration.
                        """;
                assertThat(used.says(Side.OLD))
                        .isEqualTo(
                                """
                                OLD HOST: P109 1 XA transaction is prepared. The log shows XA transactions when they are prepared, so one \
                                that is rolled back later would stay in NEW.
                                    XA COMMIT or XA ROLLBACK what XA RECOVER shows, and let the application use plain transactions.
                                """
                                        + counted);
                assertThat(
                                used.says(
                                        Side.OLD,
                                        used.user("reader", "SELECT ON shop.*", "REPLICATION SLAVE, REPLICATION CLIENT ON *.*")))
                        .as("without XA_RECOVER_ADMIN")
                        .isEqualTo(counted);
                used.execute("XA ROLLBACK 'x'");
            }
        }

        @Test
        void noGtids() throws SQLException {
            try (OwnServer plain = OwnServer.start(Kind.MYSQL, "--gtid-mode=OFF", "--enforce-gtid-consistency=OFF")) {
                plain.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
                assertThat(plain.says(Side.OLD))
                        .isEqualTo(
                                """
                                OLD HOST: P106 gtid_mode is OFF. Without GTIDs nothing tells which transactions a SELECT on OLD sees, so \
                                the copy could lose changes.
                                    No restart is needed. Step by step, on every server of the topology:
                                    SET GLOBAL enforce_gtid_consistency=WARN; wait until the error log stays free of its warnings.
                                    SET GLOBAL enforce_gtid_consistency=ON;
                                    SET GLOBAL gtid_mode=OFF_PERMISSIVE;
                                    SET GLOBAL gtid_mode=ON_PERMISSIVE;
                                    Wait until SHOW STATUS LIKE 'Ongoing_anonymous_transaction_count' says 0.
                                    SET GLOBAL gtid_mode=ON;
                                    Write gtid_mode=ON and enforce_gtid_consistency=ON into my.cnf.
                                """);
                plain.execute(
                        "SET GLOBAL enforce_gtid_consistency=WARN",
                        "SET GLOBAL enforce_gtid_consistency=ON",
                        "SET GLOBAL gtid_mode=OFF_PERMISSIVE",
                        "SET GLOBAL gtid_mode=ON_PERMISSIVE",
                        "SET GLOBAL gtid_mode=ON");
                assertThat(plain.says(Side.OLD)).as("after the steps").isEmpty();
            }
        }

        @Test
        void noLog() throws SQLException {
            try (OwnServer silent = OwnServer.start(Kind.MYSQL, "--skip-log-bin")) {
                silent.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
                assertThat(silent.says(Side.OLD))
                        .isEqualTo(
                                """
                                OLD HOST: P102 The binary log is off, so nothing tells what the application changes.
                                    Set log_bin=binlog, binlog_format=ROW and a server_id of its own (my.cnf), then restart the server.
                                """);
            }
        }

        @Test
        void replicaThatDoesNotLog() throws SQLException {
            try (OwnServer replica = OwnServer.start(Kind.MYSQL, "--log-replica-updates=OFF")) {
                replica.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
                assertThat(replica.says(Side.OLD)).as("no replica").isEmpty();
                replica.execute("CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=1, SOURCE_USER='nobody'");
                assertThat(replica.says(Side.OLD))
                        .isEqualTo(
                                """
                                OLD HOST: P103 It is a replica with log_replica_updates=OFF, so its log leaves out what it replicates.
                                    Set log_replica_updates=ON (my.cnf) and restart it, or take its primary as OLD.
                                """);
            }
        }

        @Test
        void aLostConnectionIsAFinding() throws SQLException {
            try (Connection connection = server.server().connect("")) {
                server.execute("KILL " + id(connection));
                String text = server.text(new dev.seachange.preflight.Preflight(server.root(), server.root()).server(Side.OLD, connection));
                assertThat(text).startsWith("OLD HOST: P010 Cannot check the version: ").hasLineCount(2);
            }
        }
    }

    @Nested
    class MariaDb {

        private static OwnServer server;

        @BeforeAll
        static void start() throws SQLException {
            server = OwnServer.start(Kind.MARIADB);
            server.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
        }

        @AfterAll
        static void stop() {
            if (server != null) {
                server.close();
            }
        }

        @AfterEach
        void rightAgain() throws SQLException {
            server.execute(
                    "SET GLOBAL binlog_format = ROW",
                    "SET GLOBAL binlog_row_image = FULL",
                    "SET GLOBAL log_bin_compress = OFF",
                    "SET GLOBAL gtid_slave_pos = ''",
                    "SET GLOBAL expire_logs_days = 0",
                    "SET GLOBAL max_binlog_total_size = 0");
            assertThat(server.says(Side.OLD)).isEmpty();
        }

        @Test
        void everyFindingAtOnce() throws SQLException {
            server.execute(
                    "SET GLOBAL binlog_format = STATEMENT",
                    "SET GLOBAL binlog_row_image = NOBLOB",
                    "SET GLOBAL log_bin_compress = ON",
                    "SET GLOBAL expire_logs_days = 0.5",
                    "SET GLOBAL max_binlog_total_size = 1073741824",
                    "SET GLOBAL gtid_slave_pos = '7-1-1'");
            assertThat(server.says(Side.OLD))
                    .isEqualTo(
                            """
                            OLD HOST: P104 binlog_format is STATEMENT.
                                Set binlog_format=ROW (my.cnf and SET GLOBAL), then reconnect the application's sessions.
                            OLD HOST: P105 binlog_row_image is NOBLOB, so the log leaves out columns.
                                Set binlog_row_image=FULL (my.cnf and SET GLOBAL), then reconnect the application's sessions.
                            OLD HOST: P108 log_bin_compress is ON, and compressed events cannot be read.
                                SET GLOBAL log_bin_compress=OFF, and the same in my.cnf.
                            OLD HOST: P110 warning: The log is kept for 43200 seconds only. Should Seachange stand still for longer, its \
                            position is lost and the tables must be copied anew.
                                SET GLOBAL binlog_expire_logs_seconds=259200 (three days), and the same in my.cnf.
                            OLD HOST: P110 warning: max_binlog_total_size is 1073741824: the oldest log goes when it is full, read or \
                            not. Once Seachange's position is gone, the tables must be copied anew.
                                Make sure that it holds a day's log, or SET GLOBAL max_binlog_total_size=0 during the migration.
                            OLD HOST: P103 warning: It has been a replica (gtid_slave_pos is not empty), and log_slave_updates is OFF. \
                            Were replication started again, its log would leave out what it replicates.
                                If it is still to be a replica: set log_slave_updates=ON (my.cnf) and restart it, or take its primary as OLD.
                            """);
        }

        @Test
        void preparedTransactions() throws SQLException {
            try (OwnServer used = OwnServer.start(Kind.MARIADB)) {
                used.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
                used.execute("XA START 'x'", "INSERT INTO shop.squid VALUES (1)", "XA END 'x'", "XA PREPARE 'x'");
                assertThat(
                                used.says(Side.OLD, used.user("reader", "SELECT ON shop.*", "REPLICATION SLAVE, BINLOG MONITOR ON *.*")))
                        .as("everybody may see them")
                        .startsWith("OLD HOST: P109 1 XA transaction is prepared.")
                        .contains("OLD HOST: P109 warning: XA transactions have been used since the server started (1 started, 1 prepared).");
                used.execute("XA ROLLBACK 'x'");
            }
        }

        @Test
        void noLog() throws SQLException {
            try (OwnServer silent = OwnServer.start(Kind.MARIADB, "--skip-log-bin")) {
                silent.execute("CREATE DATABASE shop", "CREATE TABLE shop.squid (id INT PRIMARY KEY)");
                assertThat(silent.says(Side.OLD)).startsWith("OLD HOST: P102 The binary log is off").hasLineCount(2);
            }
        }

        @Test
        void replicaThatDoesNotLog() throws SQLException {
            server.execute("CREATE USER copycat@'%' IDENTIFIED BY 'x'", "GRANT REPLICATION SLAVE ON *.* TO copycat@'%'");
            try (OwnServer replica = OwnServer.start(Kind.MARIADB)) {
                replica.execute("CREATE DATABASE own", "CREATE TABLE own.squid (id INT PRIMARY KEY)");
                replica.execute(
                        "CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + server.server().port()
                                + ", MASTER_USER='copycat', MASTER_PASSWORD='x', MASTER_SSL=0, MASTER_USE_GTID=slave_pos",
                        "START SLAVE");
                assertThat(replica.says(Side.OLD, replica.user("reader", "SELECT ON own.*", "REPLICATION SLAVE, BINLOG MONITOR ON *.*")))
                        .isEqualTo(
                                """
                                OLD HOST: P103 It is a replica with log_slave_updates=OFF, so its log leaves out what it replicates.
                                    Set log_slave_updates=ON (my.cnf) and restart it, or take its primary as OLD.
                                """);
                replica.execute("STOP SLAVE");
            }
        }
    }

    private static long id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT CONNECTION_ID()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
