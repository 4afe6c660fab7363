package dev.seachange.verify;

import java.util.ArrayList;
import java.util.List;

/** Keeps the first differences, drops the rest: the counts are kept elsewhere. */
final class Findings {
    private final int most;
    private final List<Difference> first = new ArrayList<>();

    Findings(int most) {
        this.most = most;
    }

    void add(Difference difference) {
        if (!full()) {
            first.add(difference);
        }
    }

    boolean full() {
        return first.size() >= most;
    }

    List<Difference> first() {
        return first;
    }
}
