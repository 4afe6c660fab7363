package dev.seachange.preflight;

import dev.seachange.change.TableId;
import dev.seachange.server.Identifiers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Whether our account on OLD may do what it must. What can be tried at no cost is tried; the rest is read from SHOW GRANTS. */
final class SourceRights {
    private static final String READ_LOG = "REPLICATION SLAVE";

    private final Probe old;
    private final Findings findings;

    SourceRights(Probe old, Findings findings) {
        this.old = old;
        this.findings = findings;
    }

    List<Check> list() {
        return List.of(
                new Check("the right to read the log", this::readLog),
                new Check("the right to ask for the end of the log", this::endOfLog),
                new Check("which tables are visible", this::visible));
    }

    private void readLog() throws SQLException {
        if (!mayReadLog()) {
            findings.error(
                    PreflightCode.P121,
                    old.account() + " lacks the right " + READ_LOG + ", so it cannot read the log.",
                    old.account().grantGlobal(READ_LOG));
        }
    }

    private boolean mayReadLog() throws SQLException {
        if (!old.isMySql()) {
            return old.grants().global(READ_LOG);
        }
        try {
            // Demands just this right, and lists the replicas that are connected now.
            old.rows("SHOW REPLICAS", "SHOW SLAVE HOSTS");
            return true;
        } catch (SQLException e) {
            return passIfDenied(e);
        }
    }

    private void endOfLog() throws SQLException {
        try {
            old.rows("SHOW BINARY LOG STATUS", "SHOW MASTER STATUS");
        } catch (SQLException e) {
            passIfDenied(e);
            String right = old.isMySql() ? "REPLICATION CLIENT" : "BINLOG MONITOR";
            findings.error(
                    PreflightCode.P122,
                    old.account() + " lacks the right " + right + ", so it cannot ask where the log ends.",
                    old.account().grantGlobal(right));
        }
    }

    private void visible() throws SQLException {
        if (TableFacts.seesNone(old)) {
            String database = old.settings().database();
            findings.error(
                    PreflightCode.P124,
                    old.account() + " sees no table" + (database == null ? "" : " in the database " + database)
                            + ": there is none, or the right to read is missing.",
                    old.account().grantAll("SELECT", database == null ? "<database>" : database));
        }
    }

    /** A finding when a table cannot be read, all of its columns: information_schema hides those that may not be. */
    void readTables(Collection<TableId> tables) throws SQLException {
        List<TableId> closed = new ArrayList<>();
        for (TableId table : tables) {
            try {
                old.column("SELECT * FROM " + Identifiers.quote(table) + " LIMIT 0");
            } catch (SQLException e) {
                passIfDenied(e);
                closed.add(table);
            }
        }
        if (!closed.isEmpty()) {
            Account account = old.account();
            findings.error(
                    PreflightCode.P123,
                    account + " may not read " + closed.stream().map(TableId::toString).collect(Collectors.joining(", "))
                            + " (all columns).",
                    closed.stream().map(t -> account.grant("SELECT", t)).collect(Collectors.joining("\n")));
        }
    }

    /** Returns false when the server said that a right is missing; passes every other failure on. */
    private static boolean passIfDenied(SQLException e) throws SQLException {
        if (SqlFailures.denied(e)) {
            return false;
        }
        throw e;
    }
}
