package dev.seachange.demo;

import dev.seachange.config.MigrationConfig;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFiles;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.StateStore;
import dev.seachange.verify.Comparison;
import dev.seachange.verify.ComparisonOptions;
import dev.seachange.verify.ComparisonResult;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A {@link Comparison} of a whole migration, as its configuration describes it. Both sides must be at rest. */
public final class FinalComparison {
    private FinalComparison() {}

    public static ComparisonResult run(MigrationConfig config, ComparisonOptions options)
            throws IOException, SQLException {
        // Rules name the databases they need.
        ServerSettings oldServer = config.oldServer().settings().withDatabase(null);
        ServerSettings newServer = config.newServer().settings().withDatabase(null);
        RuleSet rules =
                switch (RuleSet.compile(RuleFiles.load(config.rules()), catalog(oldServer), catalog(newServer))) {
                    case Compilation.Compiled compiled -> compiled.rules();
                    case Compilation.Refused refused -> throw new IOException(
                            "the rules no longer fit:\n" + Problems.render(refused.problems()));
                };
        StateStore state = new StateStore(newServer, config.name());
        return Comparison.run(oldServer, newServer, config.name(), rules, state.quarantine(Integer.MAX_VALUE), options);
    }

    private static Catalog catalog(ServerSettings server) throws SQLException {
        try (Connection connection = Server.connect(server)) {
            return new Catalog(CatalogReader.read(connection).values());
        }
    }
}
