/**
 * From events to epochs: takes what the source tells, maps it by the rules, and has the sink commit whole source transactions
 * together with the position behind them.
 *
 * <p>Invariant: what NEW holds is OLD, through the rules, as of the checkpoint; every commit lies between two transactions of
 * OLD. All state here belongs to one thread, the pipeline's; a failure throws all of it away, and a new pipeline starts from the
 * checkpoint.
 *
 * <p>While a refresh concerns a table, NEW may hold anything there: the table's changes then make it right, and free their keys,
 * just as what the windows find does. So a row that a window passes over, since the stream has touched it, is right nevertheless.
 *
 * <p>Known holes: while tables are being copied NEW holds a part of OLD, and it is only that part which is consistent. A change
 * that is taken as if a window had found it has no {@code old.} row.
 */
@NullMarked
package dev.seachange.pipeline;

import org.jspecify.annotations.NullMarked;
