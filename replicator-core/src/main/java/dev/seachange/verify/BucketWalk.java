package dev.seachange.verify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the buckets in which two sets of keys differ, so many at a time that their keys can be held. */
final class BucketWalk {
    private final Findings findings;
    private final int keysHeld;

    BucketWalk(Findings findings, int keysHeld) {
        this.findings = findings;
        this.keysHeld = keysHeld;
    }

    /** What is done about such buckets. */
    interface Visitor {
        /** Reads both sides again, and looks at the keys in the chosen buckets. */
        void look(boolean[] chosen) throws SQLException;

        /** Nothing more can be named, so another pass would be for a number that the sums give as well. */
        void countOnly(int bucket);
    }

    /** @param sizes how many keys each bucket has to hold */
    void over(KeySums some, KeySums others, KeySums sizes, Visitor visitor) throws SQLException {
        List<Integer> left = new ArrayList<>();
        for (int bucket = 0; bucket < KeySums.BUCKETS; bucket++) {
            if (!some.sameIn(bucket, others)) {
                left.add(bucket);
            }
        }
        for (int from = 0; from < left.size(); ) {
            boolean[] chosen = new boolean[KeySums.BUCKETS];
            long keys = 0;
            int to = from;
            while (to < left.size() && (to == from || keys + sizes.count(left.get(to)) <= keysHeld)) {
                keys += sizes.count(left.get(to));
                chosen[left.get(to++)] = true;
            }
            if (from > 0 && findings.full()) {
                left.subList(from, left.size()).forEach(visitor::countOnly);
                return;
            }
            visitor.look(chosen);
            from = to;
        }
    }
}
