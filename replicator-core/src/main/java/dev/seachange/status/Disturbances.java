package dev.seachange.status;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What went wrong and was put right without an operator, since this process started.
 *
 * @param retries how often an epoch or a read was tried again, by cause in a word, as in {@code deadlock}
 * @param engineRestarts how often the log reader was built anew
 * @param findings rows of NEW found other than they had to be, and repaired
 */
public record Disturbances(Map<String, Long> retries, long engineRestarts, long findings) {
    public static final Disturbances NONE = new Disturbances(Map.of(), 0, 0);

    public Disturbances {
        retries = Collections.unmodifiableMap(new TreeMap<>(retries));
    }
}
