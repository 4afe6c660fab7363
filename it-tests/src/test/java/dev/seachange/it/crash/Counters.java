package dev.seachange.it.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one table's counters were when last seen. In OLD they only rise, and a row that has been deleted never comes back: so a
 * counter that falls, or a row that returns, is a state that NEW must not show.
 */
final class Counters {
    private final String table;
    private final boolean filtered;
    private final Map<Long, Long> last = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();

    /** @param filtered whether rows may leave NEW and come back, since a rule's filter says so */
    Counters(String table, boolean filtered) {
        this.table = table;
        this.filtered = filtered;
    }

    /** Takes over what a snapshot holds, by uid; tells what went back. */
    List<String> observe(Map<Long, Long> now) {
        List<String> violations = new ArrayList<>();
        now.forEach((uid, hits) -> {
            Long before = last.put(uid, hits);
            if (before != null && hits < before) {
                violations.add(table + ": the counter of uid " + uid + " went back from " + before + " to " + hits);
            }
            if (gone.remove(uid)) {
                violations.add(table + ": uid " + uid + " was gone and came back, with counter " + hits);
            }
        });
        if (!filtered && last.size() > now.size()) {
            last.keySet().removeIf(uid -> !now.containsKey(uid) && gone.add(uid));
        }
        return violations;
    }

    /** Those seen before and not in {@code now}. */
    List<Long> missing(Map<Long, Long> now) {
        return last.keySet().stream().filter(uid -> !now.containsKey(uid)).toList();
    }
}
