package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which target rows have a rule they belong to, and which of their columns other rules feed: noted while rules are compiled. */
final class Claims {
    private final Set<TableId> owned = new HashSet<>();
    private final Map<TableId, Set<String>> lent = new HashMap<>();

    /** Some rule makes rows of the table. */
    void own(TableId target) {
        owned.add(target);
    }

    /** Some rule feeds these columns, or means to. */
    void lend(TableId target, Set<String> columns) {
        lent.computeIfAbsent(target, t -> new HashSet<>()).addAll(columns);
    }

    boolean isOwned(TableId target) {
        return owned.contains(target);
    }

    Set<String> lent(TableId target) {
        return lent.getOrDefault(target, Set.of());
    }
}
