package dev.seachange.sink;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far NEW is, committed together with the rows.
 *
 * @param position every transaction of it is in NEW
 * @param sourceTime commit time, by the source's clock, of the newest transaction in NEW; null before the first
 * @param place where the source's log is read on from
 * @param stage where the migration stands, as one word
 * @param rulesHash which rules made the rows
 */
public record Checkpoint(
        Position position, @Nullable Instant sourceTime, LogPlace place, String stage, String rulesHash) {}
