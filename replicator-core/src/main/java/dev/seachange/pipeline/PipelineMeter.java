package dev.seachange.pipeline;

import dev.seachange.change.Position;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pipeline tells of its work, once per epoch. Called on its thread. */
public interface PipelineMeter {

    /**
     * An epoch is in NEW.
     *
     * @param sourceTime commit time of its last source transaction; null for rows of a window only
     */
    record EpochDone(
            Position position,
            @Nullable Instant sourceTime,
            long transactions,
            long events,
            long writes,
            Timing timing,
            Map<String, Long> filtered) {
        public EpochDone {
            filtered = Map.copyOf(filtered);
        }
    }

    /**
     * Where an epoch's time went, in nanoseconds.
     *
     * @param queued from receipt of its oldest event to the start of its mapping
     * @param mapped in the rules
     * @param written from the first statement to the end of COMMIT
     * @param readLag seconds from the commit on OLD of its oldest transaction to receipt; null when unknown
     */
    record Timing(long queued, long mapped, long written, @Nullable Double readLag) {}

    void epochDone(EpochDone epoch);

    /**
     * NEW holds everything up to here: what came since the last epoch changes no rows. The checkpoint follows within a second.
     */
    void reached(Position position);
}
