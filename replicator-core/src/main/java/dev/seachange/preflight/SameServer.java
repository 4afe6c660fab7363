package dev.seachange.preflight;

import dev.seachange.change.TableId;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;

/** Whether the rules would write into a table that they read. That is fine on two servers, and has no end on one. */
final class SameServer {
    private final Probe old;
    private final Probe fresh;
    private final Findings findings;
    private final Mapping mapping;

    SameServer(Probe old, Probe fresh, Findings findings, Mapping mapping) {
        this.old = old;
        this.fresh = fresh;
        this.findings = findings;
        this.mapping = mapping;
    }

    List<Check> list() {
        return List.of(new Check("whether OLD and NEW are the same server", this::run));
    }

    private void run() throws SQLException {
        TreeSet<TableId> both = new TreeSet<>(mapping.targets().keySet());
        both.retainAll(mapping.sources());
        if (!both.isEmpty() && oneServer()) {
            findings.error(
                    PreflightCode.P204,
                    "OLD and NEW are the same server, and the rules write into tables that they read: "
                            + TableFacts.names(both) + ".",
                    "Check old.host, old.port, new.host and new.port, or let the rules write into another database.");
        }
    }

    /** Addresses may differ and server ids may be equal; a lock by name, taken here and seen there, proves it. Nobody waits. */
    private boolean oneServer() throws SQLException {
        String name = "'seachange-preflight-" + old.text("SELECT UUID()") + "'";
        if (!old.text("SELECT GET_LOCK(" + name + ", 0)").equals("1")) {
            throw new SQLException("OLD gives no lock by name");
        }
        try {
            return !fresh.text("SELECT IS_USED_LOCK(" + name + ")").isEmpty();
        } finally {
            old.text("SELECT RELEASE_LOCK(" + name + ")");
        }
    }
}
