/**
 * Brings over what was in the source before its log is followed: which tables in which order, which ranges next, how far each
 * table is. {@link dev.seachange.copy.Copier} is the door; reading a range is {@code window}'s work, applying it the pipeline's.
 *
 * <p>Invariant: the ranges of a table are applied in key order and without a gap, each in one transaction with the key it ends
 * at, so that one key says how much of the table is in the target; ranges read and not yet applied are lost with the process and
 * read again. A table whose copy has not begun is not written at all, and it begins only when the tables that feed its parents,
 * and what its rules look up, are complete ({@link dev.seachange.copy.CopyOrder}); rows come before what is fed into them,
 * where that is possible. Memory is bounded by the number of ranges in flight times their rows and bytes.
 *
 * <p>Known holes: rows that stand in the target and not in the source are not seen, so a table has to be copied into an empty
 * one. The size of a range follows from the ranges before it, so one whose rows are suddenly much larger exceeds its bytes. The
 * share done rests on the server's guess of the number of rows. A table that grows at its end faster than it is read is never
 * complete. Refreshing chosen keys, and copying a table once more, are not built yet.
 */
@NullMarked
package dev.seachange.copy;

import org.jspecify.annotations.NullMarked;
