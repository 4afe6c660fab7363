package dev.seachange.copy;

import dev.seachange.change.TableId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes that have not begun: requests in the order of their ids, each once, and for each rule on a table one trial of keys
 * that are tried again by themselves. Safe from any thread.
 */
final class RefreshQueue {
    /** @param rule null: every rule on the table */
    private record Trial(TableId table, @Nullable String rule) {
        static Trial of(RefreshTask task) {
            return new Trial(task.table().id(), task.rule());
        }
    }

    private final Map<Long, RefreshTask> requests = new ConcurrentSkipListMap<>();
    private final Set<Long> known = ConcurrentHashMap.newKeySet();
    private final Map<Trial, RefreshTask> retries = new ConcurrentHashMap<>();

    void offer(RefreshTask task) {
        if (!task.from().isRequest()) {
            retries.putIfAbsent(Trial.of(task), task);
        } else if (known.add(task.id())) {
            requests.put(task.id(), task);
        }
    }

    boolean knows(long id) {
        return known.contains(id);
    }

    boolean isEmpty() {
        return requests.isEmpty() && retries.isEmpty();
    }

    /** The oldest request whose table is settled; null when there is none. */
    @Nullable RefreshTask request(Predicate<TableId> settled) {
        return requests.values().stream()
                .filter(task -> settled.test(task.table().id()))
                .findFirst()
                .orElse(null);
    }

    /** Trials of settled tables that are not at work. */
    List<RefreshTask> retries(Predicate<TableId> settled, Collection<RefreshTask> atWork) {
        return retries.values().stream()
                .filter(task -> settled.test(task.table().id()) && !atWork.contains(task))
                .toList();
    }

    void begun(RefreshTask request) {
        requests.remove(request.id());
    }

    /** Another trial may be offered. */
    void ended(RefreshTask task) {
        if (!task.from().isRequest()) {
            retries.remove(Trial.of(task), task);
        }
    }
}
