package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Rejection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of NEW that nobody wants, and the keys that are wanted twice. The sums of the first pass tell in which buckets
 * such keys are: only the keys of those are held, some buckets at a time, while both sides are read again. One thread.
 */
final class ExtraKeys {
    private final SourceScan scan;
    private final TargetReads reads;
    private final ParkedRows parked;
    private final Findings findings;
    private final int keysHeld;
    private final KeyPrint.Maker prints = new KeyPrint.Maker();

    ExtraKeys(SourceScan scan, TargetReads reads, ParkedRows parked, Findings findings, int keysHeld) {
        this.scan = scan;
        this.reads = reads;
        this.parked = parked;
        this.findings = findings;
        this.keysHeld = keysHeld;
    }

    /**
     * @param sources tables of OLD that feed the table
     * @param rules names of the rules that do
     */
    void find(Tally tally, Collection<TableSchema> sources, Collection<String> rules) throws SQLException {
        reads.keys(tally.target, key -> tally.present.add(prints.of(key)));
        List<Integer> left = new ArrayList<>();
        for (int bucket = 0; bucket < KeySums.BUCKETS; bucket++) {
            if (!tally.present.sameIn(bucket, tally.matched)) {
                left.add(bucket);
            }
        }
        for (int from = 0; from < left.size(); ) {
            boolean[] chosen = new boolean[KeySums.BUCKETS];
            long keys = 0;
            int to = from;
            while (to < left.size() && (to == from || keys + tally.wanted.count(left.get(to)) <= keysHeld)) {
                keys += tally.wanted.count(left.get(to));
                chosen[left.get(to++)] = true;
            }
            if (from > 0 && findings.full()) {
                countOnly(tally, left.subList(from, left.size()));
                return;
            }
            look(tally, chosen, sources, rules);
            from = to;
        }
    }

    /** Nothing more can be named, so another pass would be for a number that the sums give, if no key is wanted twice. */
    private static void countOnly(Tally tally, List<Integer> buckets) {
        for (int bucket : buckets) {
            tally.extra += Math.max(0, tally.present.count(bucket) - tally.matched.count(bucket));
        }
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
        reads.keys(tally.target, key -> {
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
            if (parked.holdsNamed(rules, key)) {
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
            if (put.shape().target().id().equals(target.id())) {
                receiver.key(TargetReads.keyOf(put.shape(), put.values()));
            }
        }

        @Override
        public void parked(WriteShape shape, @Nullable RowKey key) {}

        @Override
        public void refused(Rejection rejection) {}
    }
}
