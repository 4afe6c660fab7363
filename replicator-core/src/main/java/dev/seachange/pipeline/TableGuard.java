package dev.seachange.pipeline;

import dev.seachange.change.Column;
import dev.seachange.change.LogPlace;
import dev.seachange.change.SourceEvent;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about DDL on OLD's tables: goes on when the table still has the columns that the rules were checked against, stops
 * before the first row of another shape otherwise.
 */
public final class TableGuard {
    private static final Logger LOG = LoggerFactory.getLogger(TableGuard.class);

    private final Map<TableId, TableSchema> tables;

    /** @param tables what the rules were checked against */
    public TableGuard(Map<TableId, TableSchema> tables) {
        this.tables = Map.copyOf(tables);
    }

    /** @throws PipelineStop when the rules no longer fit the table */
    void altered(SourceEvent.TableAltered event, LogPlace place) {
        TableSchema known = tables.get(event.table());
        if (known == null) {
            throw new PipelineStop(
                    "OLD's tables were exchanged at " + place + ": " + event.ddl(),
                    "Everything before is in NEW. Run `seachange check`, adapt the rules if it asks for it, and start"
                            + " again. If the table that came in held other rows, copy it anew.");
        }
        List<String> columns = known.columns().stream().map(Column::name).toList();
        if (columns.equals(event.columns())) {
            LOG.info("OLD: {} was altered at {}, its columns are still those of the rules: {}", event.table(), place, event.ddl());
            return;
        }
        throw new PipelineStop(
                "OLD's table " + event.table() + " was altered at " + place + ": " + event.ddl()
                        + " Its columns are now " + event.columns() + ", the rules were checked against " + columns + ".",
                "Everything before is in NEW. Adapt the rules (and NEW's table, if needed), run `seachange check`, and start"
                        + " again: it goes on right behind this statement. Where the rules mean something else then, `check` and the"
                        + " start say so, and want `--accept-rules` or `--refresh-changed`.");
    }
}
