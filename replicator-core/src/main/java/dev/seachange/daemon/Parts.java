package dev.seachange.daemon;

import dev.seachange.change.Position;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.config.MigrationConfig;
import dev.seachange.copy.CopyOrder;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.Ownership;
import dev.seachange.sink.StateStore;
import java.util.Map;

/**
 * What stays the same over the sessions of one process.
 *
 * @param tables the source tables that rules read, as the rules were checked against them
 * @param targets every table of NEW
 */
record Parts(
        MigrationConfig config,
        ServerSettings oldServer,
        ServerSettings newServer,
        RuleSet rules,
        Map<TableId, TableSchema> tables,
        Map<TableId, TableSchema> targets,
        CopyOrder order,
        StateStore state,
        Ownership ownership,
        Clocks clocks) {

    Position.Kind positionKind() {
        return switch (oldServer.kind()) {
            case MYSQL -> Position.Kind.MYSQL;
            case MARIADB -> Position.Kind.MARIADB;
        };
    }

    /** Steps of OLD's commit times in seconds: MariaDB's log has whole seconds only. */
    double clockPrecision() {
        return switch (oldServer.kind()) {
            case MYSQL -> 0.000_001;
            case MARIADB -> 1;
        };
    }
}
