package dev.seachange.preflight;

import java.sql.SQLException;
import java.util.List;

/** Whether NEW takes what Seachange writes. */
final class TargetChecks {
    /** Room for one row of 8 MiB, and for statements of many rows. */
    private static final long SMALL_PACKET = 16L << 20;

    static final String STATE = "seachange";

    /** What it takes to create the schema of our own state, its tables, and newer forms of them later. */
    private static final List<String> STATE_RIGHTS =
            List.of("SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "INDEX", "DROP");

    private final Probe fresh;
    private final Findings findings;

    TargetChecks(Probe fresh, Findings findings) {
        this.fresh = fresh;
        this.findings = findings;
    }

    List<Check> list() {
        return List.of(
                new Check("the version", () -> VersionCheck.run(fresh, findings, PreflightCode.P201)),
                new Check("read_only", this::readOnly),
                new Check("max_allowed_packet", this::packet),
                new Check("the rights on the schema " + STATE, this::stateRights),
                new Check("which tables are visible", this::visible));
    }

    private void readOnly() throws SQLException {
        for (String variable : List.of("super_read_only", "innodb_read_only", "read_only")) {
            String value = fresh.variable(variable).orElse("OFF");
            if (value.equalsIgnoreCase("OFF") || value.equals("0")) {
                continue;
            }
            String message = variable + " is " + value + ". Is this NEW, or a replica of it?";
            String remedy = "Take the primary as NEW, or SET GLOBAL " + variable + "=OFF, and the same in my.cnf.";
            if (variable.equals("read_only") && exempt()) {
                findings.warning(PreflightCode.P202, message + " Our account may write all the same.", remedy);
            } else {
                findings.error(PreflightCode.P202, message, remedy);
            }
            return;
        }
    }

    private boolean exempt() throws SQLException {
        List<String> rights = fresh.isMySql() ? List.of("SUPER", "CONNECTION_ADMIN") : List.of("READ_ONLY ADMIN");
        for (String right : rights) {
            if (fresh.grants().global(right)) {
                return true;
            }
        }
        return false;
    }

    private void packet() throws SQLException {
        long bytes = Probe.number(fresh.variable("max_allowed_packet"));
        if (bytes > 0 && bytes < SMALL_PACKET) {
            findings.warning(
                    PreflightCode.P203,
                    "max_allowed_packet is " + bytes + " bytes. A row that does not fit in will be parked.",
                    "SET GLOBAL max_allowed_packet=67108864, and the same in my.cnf.");
        }
    }

    /** Nothing may be created by a check, so SHOW GRANTS has to tell. */
    private void stateRights() throws SQLException {
        Grants grants = fresh.grants();
        List<String> missing = STATE_RIGHTS.stream()
                .filter(right -> !grants.onDatabase(right, STATE))
                .toList();
        if (!missing.isEmpty()) {
            String rights = String.join(", ", missing);
            findings.error(
                    PreflightCode.P221,
                    fresh.account() + " lacks " + rights + " on the schema " + STATE
                            + ", where Seachange keeps its state.",
                    fresh.account().grantAll(rights, STATE));
        }
    }

    private void visible() throws SQLException {
        if (TableFacts.seesNone(fresh)) {
            String database = fresh.settings().database();
            findings.error(
                    PreflightCode.P224,
                    fresh.account() + " sees no table" + (database == null ? "" : " in the database " + database)
                            + ": there is none, or the right is missing.",
                    "Create the tables of NEW (Seachange makes none), and:\n"
                            + fresh.account()
                                    .grantAll("SELECT, INSERT, UPDATE, DELETE", database == null ? "<database>" : database));
        }
    }
}
