package dev.seachange.daemon;

import dev.seachange.change.TableId;
import dev.seachange.cli.RuleDecision;
import dev.seachange.server.Server;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.StateStore;
import dev.seachange.sink.StoredCopy;
import dev.seachange.status.Stage;
import dev.seachange.window.LogHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** What the owner of a migration sees to in NEW before the first session of a process. */
final class Preparation {
    private Preparation() {}

    /** The first start remembers where OLD's log is now: everything behind it will be told, everything before is copied. */
    static void of(Parts parts, Startup.Result found, RuleDecision decision) throws SQLException, ReplicatorException {
        StateStore state = parts.state();
        if (state.checkpoint().isEmpty()) {
            try (Connection connection = Server.connect(parts.oldServer())) {
                LogHead head = LogHead.read(connection, parts.positionKind());
                state.wipeHistory();
                state.createCheckpoint(
                        parts.ownership(),
                        new Checkpoint(
                                head.position(), null, head.place(), Stage.PREPARING.toString(), parts.rules().hash()));
                state.rules().keep(ChangedRules.meanings(parts.rules()));
            }
        } else {
            ChangedRules.of(state, parts.rules()).adopt(state, parts.ownership(), parts.order(), decision);
            forgetHistoryWithoutNewTables(state, found);
        }
        state.addCopyTables(found.rowsEstimated());
    }

    /** The log reader knows the tables it was started with; for new ones it must read the definitions anew. */
    private static void forgetHistoryWithoutNewTables(StateStore state, Startup.Result found) {
        Set<TableId> known = state.copyTables().stream().map(StoredCopy::table).collect(Collectors.toSet());
        if (!known.containsAll(found.tables().keySet())) {
            state.wipeHistory();
        }
    }
}
