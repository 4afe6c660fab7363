package dev.seachange.sink;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Who wants to run a migration.
 *
 * @param token new for every process, since it tells one owner from the next
 * @param holder host and process, for people
 */
public record Owner(String migration, UUID token, String holder) {
    private static final int LONGEST_LOCK_NAME = 64;
    private static final int LONGEST_HOLDER = 255;

    public Owner {
        holder = holder.length() <= LONGEST_HOLDER ? holder : holder.substring(0, LONGEST_HOLDER);
    }

    /** Name of the server lock that an owner holds as long as it lives. */
    String lifeLock() {
        return lifeLock(migration);
    }

    static String lifeLock(String migration) {
        return lockName("seachange:", migration);
    }

    /** Name of the server lock that the connection which writes epochs holds. */
    String sinkLock() {
        return lockName("seachange-sink:", migration);
    }

    private static String lockName(String prefix, String migration) {
        String name = prefix + migration;
        if (name.length() <= LONGEST_LOCK_NAME) {
            return name;
        }
        byte[] hash = KeyHash.sha256().digest(migration.getBytes(StandardCharsets.UTF_8));
        return prefix + HexFormat.of().formatHex(hash, 0, 16);
    }
}
