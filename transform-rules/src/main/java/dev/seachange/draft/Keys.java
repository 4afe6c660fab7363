package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.draft.Pair.ColumnMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What NEW's key is made of.
 *
 * @param parts by column of NEW's key, the column of OLD's key that gives it
 * @param whole whether every column of either key is among them
 */
record Keys(Map<String, Column> parts, boolean whole) {

    static boolean derivable(Pair pair) {
        return of(pair).whole();
    }

    /** Columns that seem to be the same; where one is left on each side, those two. */
    static Keys of(Pair pair) {
        TableSchema from = pair.from().table();
        TableSchema to = pair.to().table();
        Map<String, Column> parts = new LinkedHashMap<>();
        List<String> wanting = new ArrayList<>(to.key());
        List<String> giving = new ArrayList<>(from.key());
        for (ColumnMatch match : pair.matches()) {
            if (wanting.contains(match.to().name()) && giving.remove(match.from().name())) {
                wanting.remove(match.to().name());
                parts.put(match.to().name(), match.from());
            }
        }
        if (wanting.size() == 1 && giving.size() == 1) {
            Column last = from.column(giving.getFirst()).orElseThrow();
            Fit fit = Fit.of(last, to.column(wanting.getFirst()).orElseThrow());
            if (fit == Fit.SAME || fit == Fit.TIGHT) {
                parts.put(wanting.removeFirst(), last);
                giving.clear();
            }
        }
        return new Keys(parts, from.hasKey() && to.hasKey() && wanting.isEmpty() && giving.isEmpty());
    }
}
