package dev.seachange.status;

import java.time.Instant;

/**
 * What stays the same for the life of a daemon.
 *
 * @param version of Seachange
 * @param startedAt of this process
 * @param rulesHash tells two sets of rules apart; empty until they are loaded
 * @param rules how many rules there are
 */
public record Migration(
        String name,
        String version,
        Instant startedAt,
        Endpoint oldServer,
        Endpoint newServer,
        String rulesHash,
        int rules) {}
