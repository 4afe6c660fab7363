package dev.seachange.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Places in OLD's log, in the server's own notation; null while not known.
 *
 * @param appliedPosition everything up to here is committed in NEW
 * @param appliedThrough commit time, by OLD's clock, of the last transaction in NEW
 * @param sourcePosition where OLD was when last asked
 */
public record Progress(
        @Nullable String appliedPosition, @Nullable Instant appliedThrough, @Nullable String sourcePosition) {
    public static final Progress UNKNOWN = new Progress(null, null, null);
}
