package dev.seachange.source;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.server.ServerSettings;
import java.util.Map;

/**
 * What a log reader needs to know.
 *
 * @param migration name of the migration; names the engine, its threads and its metrics
 * @param server the source server
 * @param serverId replication id, unique among everything that reads this server's log
 * @param tables the tables to tell, as they look now
 */
public record SourceSettings(
        String migration, ServerSettings server, long serverId, Map<TableId, TableSchema> tables) {
    public SourceSettings {
        tables = Map.copyOf(tables);
    }
}
