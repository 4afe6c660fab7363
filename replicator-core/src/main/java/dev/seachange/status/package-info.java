/**
 * What a running migration tells of itself: one immutable {@link dev.seachange.status.Status}, made by whoever knows, and shown
 * alike by the command line, {@code /api/v1/status} and {@code /metrics}. Three screens, one truth.
 *
 * <p>Invariant: a figure that is not known is {@code null}, never zero. Nothing here holds a secret or the values of a row other
 * than the key of a quarantined one.
 *
 * <p>Known hole: an older command line reads the status of a newer daemon (it skips what it does not know), but not the other
 * way round.
 */
@NullMarked
package dev.seachange.status;

import org.jspecify.annotations.NullMarked;
