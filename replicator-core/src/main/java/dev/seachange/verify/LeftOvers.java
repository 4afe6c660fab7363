package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Rejection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of NEW that still hold what a part has fed, though OLD no longer has that part; in the way of {@link
 * ExtraKeys}. One thread.
 */
final class LeftOvers {
    private final SourceScan scan;
    private final TargetReads reads;
    private final ParkedTargets parked;
    private final Findings findings;
    private final BucketWalk walk;
    private final KeyPrint.Maker prints = new KeyPrint.Maker();

    LeftOvers(SourceScan scan, TargetReads reads, ParkedTargets parked, Findings findings, int keysHeld) {
        this.scan = scan;
        this.reads = reads;
        this.parked = parked;
        this.findings = findings;
        this.walk = new BucketWalk(findings, keysHeld);
    }

    /** @param sources tables of OLD that the part comes from */
    void find(PartTally part, Collection<TableSchema> sources) throws SQLException {
        fed(part, (key, columns) -> part.present.add(prints.of(key)));
        walk.over(part.present, part.matched, part.matched, new BucketWalk.Visitor() {
            @Override
            public void look(boolean[] chosen) throws SQLException {
                LeftOvers.this.look(part, chosen, sources);
            }

            @Override
            public void countOnly(int bucket) {
                part.different += Math.max(0, part.present.count(bucket) - part.matched.count(bucket));
            }
        });
    }

    private interface Receiver {
        void fed(RowKey key, List<String> columns);
    }

    /** Every row of NEW that does not hold the part's defaults. */
    private void fed(PartTally part, Receiver receiver) throws SQLException {
        reads.all(part.shape, row -> {
            List<String> columns = part.fed(row);
            if (!columns.isEmpty()) {
                receiver.fed(TargetReads.keyOf(part.shape, row), columns);
            }
        });
    }

    private void look(PartTally part, boolean[] chosen, Collection<TableSchema> sources) throws SQLException {
        Set<KeyPrint> wanted = new HashSet<>();
        for (TableSchema source : sources) {
            Parts parts = new Parts(part, chosen, wanted);
            scan.read(source, parts);
            parts.flush();
        }
        TableId target = part.shape.target().id();
        String rule = part.shape.rule();
        fed(part, (key, columns) -> {
            KeyPrint print = prints.of(key);
            if (!chosen[KeySums.bucket(print)] || wanted.contains(print) || part.parkedKeys.contains(key)) {
                return;
            }
            if (parked.hold(List.of(rule), target, key)) {
                part.parked++;
            } else {
                part.different++;
                findings.add(new Difference.LeftOver(target, key, rule, columns));
            }
        });
    }

    /** The keys of NEW's rows that the part belongs to. */
    private final class Parts implements WantedRows {
        private final PartTally part;
        private final boolean[] chosen;
        private final Set<KeyPrint> wanted;
        private @Nullable PartCheck check;

        private Parts(PartTally part, boolean[] chosen, Set<KeyPrint> wanted) {
            this.part = part;
            this.chosen = chosen;
            this.wanted = wanted;
        }

        @Override
        public void wanted(Write.Put put) throws SQLException {
            WriteShape shape = put.shape();
            boolean ofPart = shape.rule().equals(part.shape.rule()) && shape.target().id().equals(part.shape.target().id());
            if (!ofPart) {
                return;
            }
            PartCheck rows = check;
            if (rows == null) {
                rows = new PartCheck(shape, reads, (key, values, found) -> remember(key));
                check = rows;
            }
            rows.add(put);
        }

        private void remember(RowKey key) {
            KeyPrint print = prints.of(key);
            if (chosen[KeySums.bucket(print)]) {
                wanted.add(print);
            }
        }

        private void flush() throws SQLException {
            PartCheck rows = check;
            if (rows != null) {
                rows.flush();
            }
        }

        @Override
        public void parked(WriteShape shape, @Nullable RowKey key) {}

        @Override
        public void refused(Rejection rejection) {}
    }
}
