package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Rejection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of NEW that nobody wants, and the keys that are wanted twice. The sums of the first pass tell in which buckets
 * such keys are: only the keys of those are held, some buckets at a time, while both sides are read again. One thread.
 */
final class ExtraKeys {
    private final SourceScan scan;
    private final TargetReads reads;
    private final ParkedTargets parked;
    private final Findings findings;
    private final BucketWalk walk;
    private final KeyPrint.Maker prints = new KeyPrint.Maker();

    ExtraKeys(SourceScan scan, TargetReads reads, ParkedTargets parked, Findings findings, int keysHeld) {
        this.scan = scan;
        this.reads = reads;
        this.parked = parked;
        this.findings = findings;
        this.walk = new BucketWalk(findings, keysHeld);
    }

    /**
     * @param sources tables of OLD that the rows come from
     * @param rules names of the rules that make them
     */
    void find(Tally tally, Collection<TableSchema> sources, Collection<String> rules) throws SQLException {
        reads.keys(tally.target, tally.marks, key -> tally.present.add(prints.of(key)));
        walk.over(tally.present, tally.matched, tally.wanted, new BucketWalk.Visitor() {
            @Override
            public void look(boolean[] chosen) throws SQLException {
                ExtraKeys.this.look(tally, chosen, sources, rules);
            }

            // Right if no key is wanted twice.
            @Override
            public void countOnly(int bucket) {
                tally.extra += Math.max(0, tally.present.count(bucket) - tally.matched.count(bucket));
            }
        });
    }

    private void look(Tally tally, boolean[] chosen, Collection<TableSchema> sources, Collection<String> rules)
            throws SQLException {
        Map<KeyPrint, Integer> wanted = new HashMap<>();
        for (TableSchema source : sources) {
            scan.read(source, new KeysOnly(tally.target, key -> {
                KeyPrint print = prints.of(key);
                if (chosen[KeySums.bucket(print)]) {
                    wanted.merge(print, 1, Integer::sum);
                }
            }));
        }
        reads.keys(tally.target, tally.marks, key -> {
            KeyPrint print = prints.of(key);
            if (chosen[KeySums.bucket(print)]) {
                judge(tally, key, wanted.getOrDefault(print, 0), rules);
            }
        });
    }

    private void judge(Tally tally, RowKey key, int wanted, Collection<String> rules) {
        if (wanted > 1) {
            tally.ambiguous++;
            findings.add(new Difference.WantedTwice(tally.target.id(), key));
        } else if (wanted == 0 && !tally.parkedKeys.contains(key)) {
            if (parked.hold(rules, tally.target.id(), key)) {
                tally.parked++;
            } else {
                tally.extra++;
                findings.add(new Difference.Extra(tally.target.id(), key));
            }
        }
    }

    /** The keys that are wanted in one table. */
    private record KeysOnly(TableSchema target, TargetReads.KeyReceiver receiver) implements WantedRows {
        @Override
        public void wanted(Write.Put put) {
            if (put.shape().makesRows() && put.shape().target().id().equals(target.id())) {
                receiver.key(TargetReads.keyOf(put.shape(), put.values()));
            }
        }

        @Override
        public void parked(WriteShape shape, @Nullable RowKey key) {}

        @Override
        public void refused(Rejection rejection) {}
    }
}
