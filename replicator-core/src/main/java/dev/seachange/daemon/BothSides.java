package dev.seachange.daemon;

import dev.seachange.config.MigrationConfig;
import dev.seachange.config.ServerConfig;
import dev.seachange.preflight.Finding;
import dev.seachange.preflight.Preflight;
import dev.seachange.preflight.Side;
import dev.seachange.rules.Catalog;
import dev.seachange.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections to both servers, for help before the migration begins.
 *
 * @param findings why one of them is not there; empty when both are
 */
record BothSides(
        MigrationConfig config, @Nullable Connection oldServer, @Nullable Connection newServer, List<Finding> findings)
        implements AutoCloseable {
    private static final String OWN_DATABASE = "seachange";

    static BothSides connect(MigrationConfig config) {
        List<Finding> findings = new ArrayList<>();
        Connection oldServer = connect(config, Side.OLD, findings);
        Connection newServer = connect(config, Side.NEW, findings);
        return new BothSides(config, oldServer, newServer, findings);
    }

    private static @Nullable Connection connect(MigrationConfig config, Side side, List<Finding> findings) {
        try {
            return Server.connect(Startup.settings(side == Side.OLD ? config.oldServer() : config.newServer()));
        } catch (SQLException e) {
            Preflight preflight = new Preflight(Startup.settings(config.oldServer()), Startup.settings(config.newServer()));
            findings.add(preflight.cannotConnect(side, e));
            return null;
        }
    }

    Catalog source() throws SQLException {
        return catalog(oldServer, config.oldServer());
    }

    Catalog target() throws SQLException {
        return catalog(newServer, config.newServer());
    }

    /** The configured database only narrows what is looked at. Seachange's own tables are no part of the migration. */
    private static Catalog catalog(@Nullable Connection connection, ServerConfig server) throws SQLException {
        if (connection == null) {
            return Catalog.of();
        }
        return new Catalog(Startup.tables(connection, server).stream()
                .filter(table -> !table.id().database().equals(OWN_DATABASE))
                .toList());
    }

    @Override
    public void close() throws SQLException {
        try (Connection first = oldServer;
                Connection second = newServer) {
            // Both are closed, whatever becomes of the one.
        }
    }
}
