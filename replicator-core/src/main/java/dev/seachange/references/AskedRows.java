package dev.seachange.references;

import dev.seachange.change.RowKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What NEW said of one lookup, the last used ones of it: by what was looked up, and by the key of the row that was found, for
 * a row is in it once.
 */
final class AskedRows {
    /**
     * @param key of the row; null when there is none, or keys do not matter
     * @param answer of the row if it is as NEW said
     */
    record Asked(@Nullable RowKey key, Answer answer) {
        private static final Asked NOTHING = new Asked(null, Answer.NONE);
    }

    private final int most;
    private final LinkedHashMap<Object, Asked> byMatch = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<RowKey, Object> matches = new HashMap<>();
    private final Set<Object> absent = new HashSet<>();

    /** @param most how many answers are kept */
    AskedRows(int most) {
        this.most = most;
    }

    /** Null when NEW has not been asked, or that was too long ago. */
    @Nullable Asked get(Object match) {
        return byMatch.get(match);
    }

    void putAbsent(Object match) {
        put(match, Asked.NOTHING);
        absent.add(match);
    }

    void put(Object match, Asked asked) {
        forgetMatch(match);
        RowKey key = asked.key();
        if (key != null) {
            forgetRow(key);
            matches.put(key, match);
        }
        byMatch.put(match, asked);
        if (byMatch.size() > most) {
            forgetMatch(byMatch.keySet().iterator().next());
        }
    }

    /** The row with this key has been changed. */
    void forgetRow(RowKey key) {
        Object match = matches.remove(key);
        if (match != null) {
            byMatch.remove(match);
        }
    }

    /** Whether a row matches this, and which, may have changed. */
    void forgetMatch(Object match) {
        Asked asked = byMatch.remove(match);
        absent.remove(match);
        if (asked != null && asked.key() != null) {
            matches.remove(asked.key());
        }
    }

    void forgetAbsent() {
        absent.forEach(byMatch::remove);
        absent.clear();
    }

    void clear() {
        byMatch.clear();
        matches.clear();
        absent.clear();
    }
}
