package dev.seachange.preflight;

import java.util.Locale;

/** Which of the two servers. */
public enum Side {
    OLD,
    NEW;

    /** A key of this server's section in {@code seachange.yaml}. */
    String key(String name) {
        return name().toLowerCase(Locale.ROOT) + "." + name;
    }
}
