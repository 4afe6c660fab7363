package dev.seachange.daemon;

import dev.seachange.change.TableId;
import dev.seachange.rules.RuleSet;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the owner of a migration sees to in NEW before the first session of a process. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private Preparation() {}

    /** The first start remembers where OLD's log is now: everything behind it will be told, everything before is copied. */
    static void of(Parts parts, Startup.Result found) throws SQLException {
        StateStore state = parts.state();
        if (state.checkpoint().isEmpty()) {
            try (Connection connection = Server.connect(parts.oldServer())) {
                LogHead head = LogHead.read(connection, parts.positionKind());
                state.wipeHistory();
                state.createCheckpoint(
                        parts.ownership(),
                        new Checkpoint(
                                head.position(), null, head.place(), Stage.PREPARING.toString(), parts.rules().hash()));
            }
        } else {
            warnOfChangedRules(state, parts.rules());
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

    private static void warnOfChangedRules(StateStore state, RuleSet rules) {
        String before = state.checkpoint().orElseThrow().checkpoint().rulesHash();
        if (!before.equals(rules.hash())) {
            LOG.warn(
                    "The rules have changed since the last run ({} -> {}). Tables new to them are copied; rows of the others"
                            + " keep the form the old rules gave them until OLD changes them.",
                    before,
                    rules.hash());
        }
    }
}
