package dev.seachange.references;

import dev.seachange.change.RowKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one key map: numbers that were given and may not be in NEW yet, over what NEW said. */
final class KeyMap {
    private static final long UNKNOWN = -1;

    /** NEW has no number for the key; nor has anybody else, since numbers are given here only. */
    static final long NONE = 0;

    /** @param place where in the stream it was given */
    private record Given(long place, long number) {}

    private final String name;
    private final int most;
    /** In the order of their places. */
    private final LinkedHashMap<RowKey, Given> given = new LinkedHashMap<>();
    private final LinkedHashMap<RowKey, Long> said = new LinkedHashMap<>(16, 0.75f, true);
    private long last = UNKNOWN;

    /** @param most how many answers of NEW are kept */
    KeyMap(String name, int most) {
        this.name = name;
        this.most = most;
    }

    String name() {
        return name;
    }

    /** The number; {@link #NONE} when there is none, null when NEW has to be asked. */
    @Nullable Long find(RowKey key) {
        Given fresh = given.get(key);
        return fresh != null ? Long.valueOf(fresh.number()) : said.get(key);
    }

    /** @param number what NEW said of the key, may be {@link #NONE} */
    void said(RowKey key, long number) {
        said.put(key, number);
        if (said.size() > most) {
            said.remove(said.keySet().iterator().next());
        }
    }

    boolean knowsLast() {
        return last != UNKNOWN;
    }

    /** @param number the last one that NEW has */
    void last(long number) {
        last = number;
    }

    /** The next number, for a key that has none. */
    long give(RowKey key, long place) {
        last++;
        said.remove(key);
        given.put(key, new Given(place, last));
        return last;
    }

    /** Numbers given up to this place are where NEW is asked. */
    void written(long through) {
        Iterator<Map.Entry<RowKey, Given>> all = given.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<RowKey, Given> one = all.next();
            if (one.getValue().place() > through) {
                return;
            }
            all.remove();
            said(one.getKey(), one.getValue().number());
        }
    }
}
