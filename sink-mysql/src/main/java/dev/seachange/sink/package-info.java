/**
 * Epochs into MySQL or MariaDB: rows, checkpoint, quarantine, copy progress and numbers given to keys, of whole source
 * transactions, in one transaction of NEW.
 *
 * <p>Invariant: after each commit NEW holds what the writes up to the checkpoint, one by one in the order of the source, would have made
 * of it, but for keys in quarantine, which keep what they had. Folding, the order of statements and the halving of refused slices never
 * change that outcome, only the number of statements. An epoch happens once: its first statement changes the checkpoint from the
 * epoch number before it and for this owner only, and after a lost connection that number tells whether the COMMIT happened.
 *
 * <p>The way of a slice: {@link dev.seachange.sink.Fold} to net effects, {@link dev.seachange.sink.Planner} to steps,
 * {@link dev.seachange.sink.JdbcTarget} to statements; {@link dev.seachange.sink.SliceWriter} goes back to halves and
 * {@link dev.seachange.sink.SingleWriter} to single writes where NEW refuses. {@link dev.seachange.sink.PartKeeper} sees to what
 * rules feed into rows of others, whether those are there or not. A key is compared here by its exact values, and by NEW as its
 * collation has it: so {@link dev.seachange.sink.Spellings} keeps two spellings out of one fold, and no delete waits behind rows that
 * it might take for its own.
 *
 * <p>Known holes: <ul>
 *   <li>Unique keys with prefixes or expressions are left out of the plan, so values passed around among them cost halved slices.
 *   <li>Two rules that write the same row end a fold each time they alternate: right, but slow.
 *   <li>A write whose expectation is not known (during the copy) and that meets a cascade of the same slice may give columns that the
 *       rule does not own their defaults, as an insert does.
 *   <li>A parked move keeps the old row in NEW until its old key is refreshed, too; both keys are in quarantine.
 *   <li>A part whose values go with no row that comes parks the row, not the part: which source row fed it is not kept.
 *   <li>Parts that pass unique values around among rows cost halved slices.
 *   <li>What waits of a rule that is no longer there, or of columns it no longer feeds, stays in the state.
 *   <li>A new spelling of a key that rows of NEW refer to with RESTRICT is refused by NEW, as any new key of theirs is, and parked.
 *   <li>Server locks are not shared among the members of a Galera or group replication cluster; the token in the checkpoint is.
 * </ul>
 */
@NullMarked
package dev.seachange.sink;

import org.jspecify.annotations.NullMarked;
