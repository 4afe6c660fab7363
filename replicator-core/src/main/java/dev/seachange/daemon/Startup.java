package dev.seachange.daemon;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.config.MigrationConfig;
import dev.seachange.config.ServerConfig;
import dev.seachange.copy.CopyOrder;
import dev.seachange.preflight.Finding;
import dev.seachange.preflight.Preflight;
import dev.seachange.preflight.Side;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.Profile;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleFiles;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.server.TableSize;
import dev.seachange.yaml.Problem;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that is found out before a byte moves: are both servers fit, do the rules fit both schemas. Changes nothing. */
final class Startup {
    /**
     * What was found.
     *
     * @param rules null when something is wrong
     * @param problems of the rules; only warnings if {@code rules} is there
     * @param findings of the servers, errors and warnings
     */
    record Result(
            @Nullable RuleSet rules,
            Map<TableId, TableSchema> tables,
            Map<TableId, TableSchema> targets,
            Map<TableId, Long> rowsEstimated,
            List<Problem> problems,
            List<Finding> findings) {

        boolean fit() {
            return rules != null && findings.stream().noneMatch(Finding::isError);
        }
    }

    private final MigrationConfig config;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private final Preflight preflight;
    private final Profile profile;

    private Startup(MigrationConfig config, Profile profile) {
        this.config = config;
        this.profile = profile;
        this.preflight = new Preflight(settings(config.oldServer()), settings(config.newServer()));
    }

    /** @param limit how long OLD may look at a table whose values may not fit by their types; null for not at all */
    static Result check(MigrationConfig config, @Nullable Duration limit) throws SQLException, IOException {
        return check(config, limit == null ? Profile.NONE : new Profiler(limit));
    }

    /** @param profile what to make of values that may not fit by their types */
    static Result check(MigrationConfig config, Profile profile) throws SQLException, IOException {
        return new Startup(config, profile).check();
    }

    /** The rules against both schemas, and no more; whether all values fit is for {@link #check}. */
    static Compiled compile(MigrationConfig config) throws SQLException, IOException {
        try (Connection oldServer = Server.connect(settings(config.oldServer()));
                Connection newServer = Server.connect(settings(config.newServer()))) {
            Catalog source = new Catalog(tables(oldServer, config.oldServer()));
            Catalog target = new Catalog(tables(newServer, config.newServer()));
            return new Compiled(RuleSet.compile(RuleFiles.load(config.rules()), source, target, Profile.TAKEN), source);
        }
    }

    record Compiled(Compilation rules, Catalog source) {}

    /** Rules name their databases, so connections need none; the configured one only narrows what is looked at. */
    static ServerSettings settings(ServerConfig server) {
        return server.settings().withDatabase(null);
    }

    private Result check() throws SQLException, IOException {
        try (Connection oldServer = connect(config.oldServer(), Side.OLD);
                Connection newServer = connect(config.newServer(), Side.NEW)) {
            if (oldServer != null) {
                findings.addAll(preflight.server(Side.OLD, oldServer));
            }
            if (newServer != null) {
                findings.addAll(preflight.server(Side.NEW, newServer));
            }
            if (oldServer == null || newServer == null) {
                return unfit();
            }
            Catalog source = new Catalog(tables(oldServer, config.oldServer()));
            Catalog target = new Catalog(tables(newServer, config.newServer()));
            Compilation compilation = compile(source, target, oldServer);
            problems.addAll(compilation.warnings());
            return switch (compilation) {
                case Compilation.Refused refused -> {
                    problems.addAll(refused.problems());
                    yield unfit();
                }
                case Compilation.Compiled compiled -> fit(compiled.rules(), source, target, oldServer, newServer);
            };
        }
    }

    /** Twice where types left a doubt and OLD may be asked: then it knows. */
    private Compilation compile(Catalog source, Catalog target, Connection oldServer) throws IOException {
        List<RuleFile> files = RuleFiles.load(config.rules());
        Compilation compilation = RuleSet.compile(files, source, target, profile);
        return profile instanceof Profiler profiler && profiler.look(oldServer, config.oldServer().kind(), preflight, findings)
                ? RuleSet.compile(files, source, target, profile)
                : compilation;
    }

    private @Nullable Connection connect(ServerConfig server, Side side) {
        try {
            return Server.connect(settings(server));
        } catch (SQLException e) {
            findings.add(preflight.cannotConnect(side, e));
            return null;
        }
    }

    static Collection<TableSchema> tables(Connection connection, ServerConfig server) throws SQLException {
        String database = server.database();
        return (database == null ? CatalogReader.read(connection) : CatalogReader.read(connection, database)).values();
    }

    private Result fit(RuleSet rules, Catalog source, Catalog target, Connection oldServer, Connection newServer)
            throws SQLException {
        findings.addAll(preflight.tables(oldServer, newServer, rules, source, target));
        Map<TableId, TableSize> sizes = CatalogReader.sizes(oldServer);
        Map<TableId, TableSchema> tables = new TreeMap<>();
        Map<TableId, Long> estimated = new TreeMap<>();
        for (TableId table : rules.sources()) {
            tables.put(table, source.table(table).orElseThrow());
            TableSize size = sizes.get(table);
            estimated.put(table, size == null ? 0 : size.rows());
        }
        Map<TableId, TableSchema> targets = new TreeMap<>();
        target.tables().forEach(table -> targets.put(table.id(), table));
        return new Result(rules, tables, targets, estimated, problems, findings);
    }

    private Result unfit() {
        return new Result(null, Map.of(), Map.of(), Map.of(), problems, findings);
    }

    static CopyOrder order(Result result) {
        return order(Objects.requireNonNull(result.rules()));
    }

    static CopyOrder order(RuleSet rules) {
        return CopyOrder.of(rules.sources(), rules::shapesOf, rules::lookedUpBy);
    }
}
