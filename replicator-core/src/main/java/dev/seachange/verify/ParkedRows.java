package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.StoredParked;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which rows of OLD are in quarantine, each from the view of one rule. */
final class ParkedRows {
    private record Parked(String rule, TableId table, String keyHash) {}

    private final Set<Parked> rows = new HashSet<>();

    ParkedRows(Collection<StoredParked> quarantine) {
        for (StoredParked parked : quarantine) {
            rows.add(new Parked(parked.rule(), parked.table(), parked.keyHash()));
        }
    }

    boolean holds(String rule, TableId table, RowKey key) {
        return !rows.isEmpty() && rows.contains(new Parked(rule, table, KeyHash.of(key)));
    }
}
