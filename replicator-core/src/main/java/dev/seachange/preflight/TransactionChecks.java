package dev.seachange.preflight;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether transactions get into OLD's log, and in the form that Seachange reads. */
final class TransactionChecks {
    private final Probe old;
    private final Findings findings;

    TransactionChecks(Probe old, Findings findings) {
        this.old = old;
        this.findings = findings;
    }

    List<Check> list() {
        return List.of(
                new Check("prepared XA transactions", this::preparedNow),
                new Check("use of XA transactions", this::preparedBefore),
                new Check("log_replica_updates", this::replica));
    }

    /** Their rows stand in the log at PREPARE, and are read as committed even if rolled back later (T12). */
    private void preparedNow() throws SQLException {
        List<Map<String, String>> prepared;
        try {
            prepared = old.rows("XA RECOVER");
        } catch (SQLException e) {
            // MySQL shows them to those with XA_RECOVER_ADMIN only; the counters must do then.
            if (SqlFailures.connectionLost(e)) {
                throw e;
            }
            return;
        }
        if (!prepared.isEmpty()) {
            findings.error(
                    PreflightCode.P109,
                    prepared.size() + " XA transaction" + (prepared.size() == 1 ? " is" : "s are")
                            + " prepared. The log shows XA transactions when they are prepared, so one that is rolled back"
                            + " later would stay in NEW.",
                    "XA COMMIT or XA ROLLBACK what XA RECOVER shows, and let the application use plain transactions.");
        }
    }

    private void preparedBefore() throws SQLException {
        Map<String, String> counters = old.status("Com_xa_%");
        long prepared = count(counters, "Com_xa_prepare");
        long started = count(counters, "Com_xa_start");
        if (prepared > 0 || started > 0) {
            findings.warning(
                    PreflightCode.P109,
                    "XA transactions have been used since the server started (" + started + " started, " + prepared
                            + " prepared). One that is rolled back after its PREPARE would stay in NEW.",
                    "Let the application use plain transactions during the migration.");
        }
    }

    private static long count(Map<String, String> counters, String name) {
        return Probe.number(Optional.ofNullable(counters.get(name)));
    }

    private void replica() throws SQLException {
        if (old.isOn("log_replica_updates") || old.isOn("log_slave_updates")) {
            return;
        }
        String variable = old.isMySql() ? "log_replica_updates" : "log_slave_updates";
        if (replicates()) {
            findings.error(
                    PreflightCode.P103,
                    "It is a replica with " + variable + "=OFF, so its log leaves out what it replicates.",
                    "Set " + variable + "=ON (my.cnf) and restart it, or take its primary as OLD.");
        } else if (!old.variable("gtid_slave_pos").orElse("").isEmpty()) {
            findings.warning(
                    PreflightCode.P103,
                    "It has been a replica (gtid_slave_pos is not empty), and " + variable
                            + " is OFF. Were replication started again, its log would leave out what it replicates.",
                    "If it is still to be a replica: set " + variable + "=ON (my.cnf) and restart it, or take its primary as"
                            + " OLD.");
        }
    }

    private boolean replicates() throws SQLException {
        // Galera applies what other nodes write as a replica does.
        if (old.isOn("wsrep_on")) {
            return true;
        }
        if (!old.isMySql()) {
            // No right is needed for it. A MariaDB that does not run its replication threads replicates nothing.
            return count(old.status("Slaves_running"), "Slaves_running") > 0;
        }
        try {
            return !old.rows("SHOW REPLICA STATUS", "SHOW SLAVE STATUS").isEmpty();
        } catch (SQLException e) {
            // The missing right is a finding of its own.
            if (SqlFailures.denied(e)) {
                return false;
            }
            throw e;
        }
    }
}
