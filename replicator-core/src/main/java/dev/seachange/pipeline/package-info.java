/**
 * From events to epochs: takes what the source tells, maps it by the rules, and has the sink commit whole source transactions
 * together with the position behind them.
 *
 * <p>Invariant: what NEW holds is OLD, through the rules, as of the checkpoint; every commit lies between two transactions of
 * OLD. All state here belongs to one thread, the pipeline's; a failure throws all of it away, and a new pipeline starts from the
 * checkpoint.
 *
 * <p>Known holes: while tables are being copied NEW holds a part of OLD, and it is only that part which is consistent. A parked
 * key stays parked until an operator acts: refreshing keys is not built yet.
 */
@NullMarked
package dev.seachange.pipeline;

import org.jspecify.annotations.NullMarked;
