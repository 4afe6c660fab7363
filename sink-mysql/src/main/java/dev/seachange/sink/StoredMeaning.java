package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.util.Map;

/** What a rule meant for a source table, part by part, when the rows of NEW were made. */
public record StoredMeaning(String rule, TableId table, Map<String, String> parts) {
    public StoredMeaning {
        parts = Map.copyOf(parts);
    }
}
