package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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
    private final NewReferences references;
    private final Collection<StoredParked> quarantine;
    private final Findings findings;
    private final ComparisonOptions options;
    private final SortedMap<TableId, Tally> tallies = new TreeMap<>();

    private Comparison(
            RuleSet rules,
            Connection oldConnection,
            Connection newConnection,
            NewReferences references,
            Collection<StoredParked> quarantine,
            ComparisonOptions options) {
        this.rules = rules;
        this.scan = new SourceScan(oldConnection, rules, new ParkedRows(quarantine), references);
        this.reads = new TargetReads(newConnection);
        this.references = references;
        this.quarantine = quarantine;
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
        try (Connection oldConnection = Server.connect(oldServer);
                Connection newConnection = Server.connect(newServer);
                // Tables are at rest: what no rule is said to write is kept as NEW said it.
                NewReferences references = new NewReferences(newServer, migration, rules.lookups(), Set.of())) {
            Comparison comparison = new Comparison(rules, oldConnection, newConnection, references, quarantine, options);
            List<TableSchema> sources = comparison.sources(oldConnection);
            comparison.firstPass(sources);
            comparison.extras(sources);
            List<TableCounts> tables = comparison.tallies.values().stream().map(Tally::counts).toList();
            return new ComparisonResult(tables, comparison.findings.first());
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
        for (WriteShape shape : rules.shapes()) {
            Tally tally = tally(shape);
            if (shape.share() instanceof Share.Whole whole) {
                whole.parts().forEach(part -> tally.parts.put(part.rule(), new PartTally(part, untold(part))));
            }
        }
        for (TableSchema source : sources) {
            LookUp lookUp = new LookUp();
            scan.read(source, lookUp);
            lookUp.flush();
        }
    }

    private void extras(List<TableSchema> sources) throws SQLException {
        ParkedTargets parked = new ParkedTargets(quarantine, sources, rules, references);
        ExtraKeys extras = new ExtraKeys(scan, reads, parked, findings, options.keysHeld());
        for (Tally tally : tallies.values()) {
            Set<String> names = rules.shapes().stream()
                    .filter(shape -> shape.makesRows() && feeds(shape, tally))
                    .map(WriteShape::rule)
                    .collect(Collectors.toSet());
            extras.find(tally, sourcesOf(names, tally, sources), names);
            for (PartTally part : tally.parts.values()) {
                new LeftOvers(scan, reads, parked, findings, options.keysHeld())
                        .find(part, sourcesOf(Set.of(part.shape.rule()), tally, sources));
            }
        }
    }

    /** Tables of OLD that these rules bring into the table. */
    private List<TableSchema> sourcesOf(Set<String> names, Tally tally, List<TableSchema> sources) {
        return sources.stream()
                .filter(source -> rules.shapesOf(source.id()).stream()
                        .anyMatch(shape -> feeds(shape, tally) && names.contains(shape.rule())))
                .toList();
    }

    private static boolean feeds(WriteShape shape, Tally tally) {
        return shape.target().id().equals(tally.target.id());
    }

    private Tally tally(WriteShape shape) {
        return tallies.computeIfAbsent(shape.target().id(), id -> new Tally(shape.target(), marks(id)));
    }

    private List<PartTally> marks(TableId target) {
        return rules.marks().stream()
                .filter(mark -> mark.target().id().equals(target))
                .map(mark -> new PartTally(mark, Set.of()))
                .toList();
    }

    /** Columns that this rule feeds with what only the change told, from any of its tables. */
    private Set<String> untold(WriteShape part) {
        return rules.shapes().stream()
                .filter(shape -> shape.rule().equals(part.rule()) && shape.target().id().equals(part.target().id()))
                .flatMap(shape -> rules.momentary(shape).stream())
                .collect(Collectors.toSet());
    }

    /** Looks up what one table of OLD wants. */
    private final class LookUp implements WantedRows {
        private final KeyPrint.Maker prints = new KeyPrint.Maker();
        private final IdentityHashMap<WriteShape, RowCheck> checks = new IdentityHashMap<>();
        private final IdentityHashMap<WriteShape, PartCheck> partChecks = new IdentityHashMap<>();

        @Override
        public void wanted(Write.Put put) throws SQLException {
            WriteShape shape = put.shape();
            if (shape.makesRows()) {
                checks.computeIfAbsent(shape, this::rowCheck).add(put);
            } else {
                partChecks.computeIfAbsent(shape, this::partCheck).add(put);
            }
        }

        private RowCheck rowCheck(WriteShape shape) {
            return new RowCheck(shape, reads, tally(shape), findings, options.showValues(), rules.momentary(shape));
        }

        private PartCheck partCheck(WriteShape shape) {
            PartTally part = tally(shape).part(shape);
            return new PartCheck(shape, reads, (key, wanted, found) -> {
                if (!part.fed(shape, wanted).isEmpty()) {
                    part.matched.add(prints.of(key));
                }
                // The key is the row's own, however the part spells it.
                Set<String> ignored = new HashSet<>(shape.target().key());
                ignored.addAll(rules.momentary(shape));
                List<String> differing = RowCheck.differing(shape, wanted, found, ignored, options.showValues());
                if (!differing.isEmpty()) {
                    part.different++;
                    findings.add(new Difference.Different(shape.target().id(), key, shape.rule(), differing));
                }
            });
        }

        @Override
        public void parked(WriteShape shape, @Nullable RowKey key) {
            if (shape.makesRows()) {
                tally(shape).parked(key);
            } else {
                tally(shape).part(shape).parked(key);
            }
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
            for (PartCheck check : partChecks.values()) {
                check.flush();
            }
        }
    }
}
