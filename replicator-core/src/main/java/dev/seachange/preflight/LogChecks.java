package dev.seachange.preflight;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether OLD's log tells every change of every row, and long enough. */
final class LogChecks {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final Probe old;
    private final Findings findings;

    LogChecks(Probe old, Findings findings) {
        this.old = old;
        this.findings = findings;
    }

    List<Check> list() {
        return List.of(
                new Check("log_bin", this::logging),
                new Check("binlog_format", this::format),
                new Check("binlog_row_image", this::image),
                new Check("gtid_mode", this::gtids),
                new Check("binlog_row_value_options", this::partialJson),
                new Check("log_bin_compress", this::compression),
                new Check("how long the log is kept", this::retention),
                new Check("server_id", this::serverId));
    }

    private void logging() throws SQLException {
        if (!old.isOn("log_bin")) {
            findings.error(
                    PreflightCode.P102,
                    "The binary log is off, so nothing tells what the application changes.",
                    "Set log_bin=binlog, binlog_format=ROW and a server_id of its own (my.cnf), then restart the server.");
        }
    }

    private void format() throws SQLException {
        String format = old.variable("binlog_format").orElse("ROW");
        if (!format.equalsIgnoreCase("ROW")) {
            findings.error(
                    PreflightCode.P104,
                    "binlog_format is " + format + ".",
                    "Set binlog_format=ROW (my.cnf and SET GLOBAL), then reconnect the application's sessions.");
        }
    }

    private void image() throws SQLException {
        String image = old.variable("binlog_row_image").orElse("FULL");
        if (!image.equalsIgnoreCase("FULL")) {
            findings.error(
                    PreflightCode.P105,
                    "binlog_row_image is " + image + ", so the log leaves out columns.",
                    "Set binlog_row_image=FULL (my.cnf and SET GLOBAL), then reconnect the application's sessions.");
        }
    }

    /** Windows compare the GTIDs of events with gtid_executed. MariaDB always has GTIDs. */
    private void gtids() throws SQLException {
        Optional<String> mode = old.variable("gtid_mode");
        if (mode.isPresent() && !mode.get().equalsIgnoreCase("ON")) {
            findings.error(
                    PreflightCode.P106,
                    "gtid_mode is " + mode.get()
                            + ". Without GTIDs nothing tells which transactions a SELECT on OLD sees, so the copy could lose"
                            + " changes.",
                    gtidSteps(mode.get().toUpperCase(Locale.ROOT)));
        }
    }

    private static String gtidSteps(String mode) {
        StringBuilder steps = new StringBuilder("No restart is needed. Step by step, on every server of the topology:\n");
        if (mode.equals("OFF")) {
            steps.append("SET GLOBAL enforce_gtid_consistency=WARN; wait until the error log stays free of its warnings.\n")
                    .append("SET GLOBAL enforce_gtid_consistency=ON;\n")
                    .append("SET GLOBAL gtid_mode=OFF_PERMISSIVE;\n");
        }
        if (!mode.equals("ON_PERMISSIVE")) {
            steps.append("SET GLOBAL gtid_mode=ON_PERMISSIVE;\n");
        }
        return steps.append("Wait until SHOW STATUS LIKE 'Ongoing_anonymous_transaction_count' says 0.\n")
                .append("SET GLOBAL gtid_mode=ON;\n")
                .append("Write gtid_mode=ON and enforce_gtid_consistency=ON into my.cnf.")
                .toString();
    }

    /** Debezium's log reader passes over partial updates without a word (T12). */
    private void partialJson() throws SQLException {
        String options = old.variable("binlog_row_value_options").orElse("");
        if (options.toUpperCase(Locale.ROOT).contains("PARTIAL_JSON")) {
            findings.error(
                    PreflightCode.P107,
                    "binlog_row_value_options is " + options + ", so the log holds parts of JSON values only.",
                    "Set binlog_row_value_options='' (my.cnf and SET GLOBAL), then reconnect the application's sessions.");
        }
    }

    /** Debezium's log reader passes over MariaDB's compressed events without a word (T12). */
    private void compression() throws SQLException {
        if (old.isOn("log_bin_compress")) {
            findings.error(
                    PreflightCode.P108,
                    "log_bin_compress is ON, and compressed events cannot be read.",
                    "SET GLOBAL log_bin_compress=OFF, and the same in my.cnf.");
        }
    }

    private void retention() throws SQLException {
        long seconds = Probe.number(old.variable("binlog_expire_logs_seconds"));
        double days = Double.parseDouble(old.variable("expire_logs_days").orElse("0"));
        long kept = seconds > 0 ? seconds : Math.round(days * DAY);
        boolean purges = !old.variable("binlog_expire_logs_auto_purge").orElse("ON").equalsIgnoreCase("OFF");
        if (purges && kept > 0 && kept < DAY) {
            findings.warning(
                    PreflightCode.P110,
                    "The log is kept for " + kept + " seconds only. Should Seachange stand still for longer, its position is"
                            + " lost and the tables must be copied anew.",
                    "SET GLOBAL binlog_expire_logs_seconds=259200 (three days), and the same in my.cnf.");
        }
        long bytes = Probe.number(old.variable("max_binlog_total_size"));
        if (bytes > 0) {
            findings.warning(
                    PreflightCode.P110,
                    "max_binlog_total_size is " + bytes + ": the oldest log goes when it is full, read or not. Once Seachange's"
                            + " position is gone, the tables must be copied anew.",
                    "Make sure that it holds a day's log, or SET GLOBAL max_binlog_total_size=0 during the migration.");
        }
    }

    private void serverId() throws SQLException {
        if (old.variable("server_id").orElse("1").equals("0")) {
            findings.error(
                    PreflightCode.P111,
                    "server_id is 0, and such a server gives its log to nobody.",
                    "SET GLOBAL server_id=1 (or another number that no server of the topology has), and the same in my.cnf.");
        }
    }
}
