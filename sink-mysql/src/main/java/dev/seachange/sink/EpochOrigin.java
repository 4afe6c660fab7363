package dev.seachange.sink;

/**
 * What a key parked in an epoch remembers of it.
 *
 * @param behind where the source's log stood before the epoch
 * @param rulesHash which rules made its writes
 */
record EpochOrigin(String behind, String rulesHash) {}
