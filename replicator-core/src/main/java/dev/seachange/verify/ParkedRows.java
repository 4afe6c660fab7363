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

    private record Named(String rule, String keyText) {}

    private final Set<Parked> rows = new HashSet<>();
    private final Set<Named> names = new HashSet<>();

    ParkedRows(Collection<StoredParked> quarantine) {
        for (StoredParked parked : quarantine) {
            rows.add(new Parked(parked.rule(), parked.table(), parked.keyHash()));
            names.add(new Named(parked.rule(), parked.keyText()));
        }
    }

    boolean holds(String rule, TableId table, RowKey key) {
        return !rows.isEmpty() && rows.contains(new Parked(rule, table, KeyHash.of(key)));
    }

    /** Whether a parked key of one of these rules reads like this key: the last resort when the source row is gone. */
    boolean holdsNamed(Collection<String> rules, RowKey key) {
        return !names.isEmpty() && rules.stream().anyMatch(rule -> names.contains(new Named(rule, key.toString())));
    }
}
