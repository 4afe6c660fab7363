package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.sink.KeyHash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keys in quarantine, and how many of their changes have been left out since this process started. Changes of a parked key are
 * skipped, or a later one would be applied without the one that was refused. Changed by the pipeline's thread, read by any.
 */
public final class ParkedKeys {
    /** A rule's view of a source table. */
    public record View(String rule, TableId table) {}

    /** By rule and table first: a key is hashed only where some key is parked. */
    private final Map<View, Map<String, LongAdder>> skipped = new ConcurrentHashMap<>();

    /** @param keyHash see {@link KeyHash} */
    public void park(View view, String keyHash) {
        skipped.computeIfAbsent(view, v -> new ConcurrentHashMap<>()).putIfAbsent(keyHash, new LongAdder());
    }

    /** Whether the key of the change, before or after, is parked for the rule. */
    boolean holds(String rule, RowChange change) {
        if (skipped.isEmpty()) {
            return false;
        }
        Map<String, LongAdder> parked = skipped.get(new View(rule, change.table().id()));
        if (parked == null || parked.isEmpty()) {
            return false;
        }
        return parked.containsKey(KeyHash.of(change.key()))
                || (change instanceof RowChange.Update update && parked.containsKey(KeyHash.of(update.keyBefore())));
    }

    boolean holds(String rule, TableId table, RowKey key) {
        return skipped.getOrDefault(new View(rule, table), Map.of()).containsKey(KeyHash.of(key));
    }

    /** Counts a change that is left out. */
    void skip(String rule, RowChange change) {
        Map<String, LongAdder> parked = skipped.getOrDefault(new View(rule, change.table().id()), Map.of());
        count(parked, change.key());
        if (change instanceof RowChange.Update update && !update.keyBefore().equals(update.key())) {
            count(parked, update.keyBefore());
        }
    }

    private static void count(Map<String, LongAdder> parked, RowKey key) {
        LongAdder count = parked.get(KeyHash.of(key));
        if (count != null) {
            count.increment();
        }
    }

    /** The key is parked no longer; whether it was. */
    boolean free(String rule, RowChange found) {
        if (skipped.isEmpty()) {
            return false;
        }
        Map<String, LongAdder> parked = skipped.get(new View(rule, found.table().id()));
        return parked != null && !parked.isEmpty() && parked.remove(KeyHash.of(found.key())) != null;
    }

    /** Changes of the key left out since this process started. */
    public long skippedOf(View view, String keyHash) {
        LongAdder count = skipped.getOrDefault(view, Map.of()).get(keyHash);
        return count == null ? 0 : count.sum();
    }
}
