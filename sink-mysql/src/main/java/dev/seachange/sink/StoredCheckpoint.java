package dev.seachange.sink;

import java.time.Instant;

/**
 * The checkpoint as NEW holds it.
 *
 * @param epoch number of the last committed epoch; 0 before the first
 * @param updatedAt when it was written, by NEW's clock
 */
public record StoredCheckpoint(Checkpoint checkpoint, long epoch, Instant updatedAt) {}
