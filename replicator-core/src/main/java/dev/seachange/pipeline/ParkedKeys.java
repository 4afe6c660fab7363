package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.WriteShape;
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

    /** Whether the write of this rule for this change has to be left out; counts it if so. */
    boolean skips(WriteShape shape, RowChange change) {
        if (skipped.isEmpty()) {
            return false;
        }
        Map<String, LongAdder> parked = skipped.get(new View(shape.rule(), change.table().id()));
        if (parked == null) {
            return false;
        }
        return skips(parked, change.key()) || (change instanceof RowChange.Update update && skips(parked, update.keyBefore()));
    }

    private static boolean skips(Map<String, LongAdder> parked, RowKey key) {
        LongAdder count = parked.get(KeyHash.of(key));
        if (count == null) {
            return false;
        }
        count.increment();
        return true;
    }

    /** Changes of the key left out since this process started. */
    public long skippedOf(View view, String keyHash) {
        LongAdder count = skipped.getOrDefault(view, Map.of()).get(keyHash);
        return count == null ? 0 : count.sum();
    }
}
