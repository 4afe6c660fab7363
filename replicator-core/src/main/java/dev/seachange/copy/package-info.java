/**
 * Reads rows of the source beside its log. {@link dev.seachange.copy.Copier} brings over what was there before the log is followed:
 * which tables in which order, which ranges next, how far each table is. {@link dev.seachange.copy.Refresher} reads rows once more:
 * whole tables, chosen keys, keys in quarantine. Reading a portion is {@code window}'s work, applying it the pipeline's.
 *
 * <p>Both go through tables in {@link dev.seachange.copy.Walk}s. Invariant: the portions of a walk are applied in order and without
 * a gap, each in one transaction with the place it ends at, so that one place says how far it is; what was read and not yet applied
 * is lost with the process, or with a failed read, and read again. Memory is bounded by the number of portions in flight times their
 * rows and bytes.
 *
 * <p>A table whose copy has not begun is not written at all, and it begins only when the tables that feed its parents,
 * and what its rules look up, are complete ({@link dev.seachange.copy.CopyOrder}); rows come before what is fed into them,
 * where that is possible. A table is refreshed only when its copy is done.
 *
 * <p>Known holes: the copy does not see rows that stand in the target and not in the source, so a table has to be copied into an
 * empty one, or refreshed afterwards. The size of a range follows from the ranges before it, so one whose rows are suddenly much
 * larger exceeds its bytes. The share done rests on the server's guess of the number of rows. A table that grows at its end faster
 * than it is read is never complete. Requests for a refresh are done one after the other.
 */
@NullMarked
package dev.seachange.copy;

import org.jspecify.annotations.NullMarked;
