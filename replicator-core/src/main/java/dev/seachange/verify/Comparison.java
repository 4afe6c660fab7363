package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.CatalogReader;
import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.StoredParked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares, with both sides at rest, every row of OLD as the rules want it with what NEW holds. Reads only: SELECT on the tables
 * of both sides is enough.
 *
 * <p>First pass: OLD's tables are streamed through the rules and looked up in NEW, batch by batch. Then NEW's keys are streamed,
 * and where their sums differ from those of the keys found, a second pass names the keys that nobody wants.
 */
public final class Comparison {
    private final RuleSet rules;
    private final SourceScan scan;
    private final TargetReads reads;
    private final ParkedRows parked;
    private final Findings findings;
    private final ComparisonOptions options;
    private final SortedMap<TableId, Tally> tallies = new TreeMap<>();

    private Comparison(
            RuleSet rules,
            Connection oldConnection,
            Connection newConnection,
            NewReferences references,
            ParkedRows parked,
            ComparisonOptions options) {
        this.rules = rules;
        this.scan = new SourceScan(oldConnection, rules, parked, references);
        this.reads = new TargetReads(newConnection);
        this.parked = parked;
        this.findings = new Findings(options.mostDifferences());
        this.options = options;
    }

    /**
     * @param migration whose key maps are meant
     * @param rules compiled against the present schemas of both
     * @param quarantine keys that are known not to be up to date in NEW
     */
    public static ComparisonResult run(
            ServerSettings oldServer,
            ServerSettings newServer,
            String migration,
            RuleSet rules,
            Collection<StoredParked> quarantine,
            ComparisonOptions options)
            throws SQLException {
        long started = System.nanoTime();
        try (Connection oldConnection = Server.connect(oldServer);
                Connection newConnection = Server.connect(newServer);
                // Tables are at rest: what no rule is said to write is kept as NEW said it.
                NewReferences references = new NewReferences(newServer, migration, rules.lookups(), Set.of())) {
            ParkedRows parked = new ParkedRows(quarantine);
            Comparison comparison = new Comparison(rules, oldConnection, newConnection, references, parked, options);
            List<TableSchema> sources = comparison.sources(oldConnection);
            comparison.firstPass(sources);
            comparison.extras(sources);
            List<TableCounts> tables = comparison.tallies.values().stream().map(Tally::counts).toList();
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            return new ComparisonResult(tables, comparison.findings.first(), took);
        }
    }

    private List<TableSchema> sources(Connection connection) throws SQLException {
        Map<TableId, TableSchema> tables = CatalogReader.read(connection);
        List<TableSchema> sources = new ArrayList<>();
        for (TableId id : rules.sources()) {
            TableSchema table = tables.get(id);
            if (table == null) {
                throw new SQLException("OLD has no table " + id + ", which the rules read");
            }
            sources.add(table);
        }
        return sources;
    }

    private void firstPass(List<TableSchema> sources) throws SQLException {
        // Also tables for which OLD has no row: NEW might have one.
        rules.shapes().forEach(this::tally);
        for (TableSchema source : sources) {
            LookUp lookUp = new LookUp();
            scan.read(source, lookUp);
            lookUp.flush();
        }
    }

    private void extras(List<TableSchema> sources) throws SQLException {
        ExtraKeys extras = new ExtraKeys(scan, reads, parked, findings, options.keysHeld());
        for (Tally tally : tallies.values()) {
            List<TableSchema> feeders = sources.stream()
                    .filter(source -> rules.shapesOf(source.id()).stream().anyMatch(shape -> feeds(shape, tally)))
                    .toList();
            Set<String> names = rules.shapes().stream()
                    .filter(shape -> feeds(shape, tally))
                    .map(WriteShape::rule)
                    .collect(Collectors.toSet());
            extras.find(tally, feeders, names);
        }
    }

    private static boolean feeds(WriteShape shape, Tally tally) {
        return shape.target().id().equals(tally.target.id());
    }

    private Tally tally(WriteShape shape) {
        return tallies.computeIfAbsent(shape.target().id(), id -> new Tally(shape.target()));
    }

    /** Looks up what one table of OLD wants. */
    private final class LookUp implements WantedRows {
        private final IdentityHashMap<WriteShape, RowCheck> checks = new IdentityHashMap<>();

        @Override
        public void wanted(Write.Put put) throws SQLException {
            WriteShape shape = put.shape();
            checks.computeIfAbsent(shape, s -> new RowCheck(s, reads, tally(s), findings, options.showValues()))
                    .add(put);
        }

        @Override
        public void parked(WriteShape shape, @Nullable RowKey key) {
            tally(shape).parked(key);
        }

        @Override
        public void refused(Rejection refused) {
            tally(refused.shape()).refused++;
            findings.add(new Difference.Refused(
                    refused.change().table().id(), refused.key(), refused.rule(), refused.code(), refused.message()));
        }

        void flush() throws SQLException {
            for (RowCheck check : checks.values()) {
                check.flush();
            }
        }
    }
}
