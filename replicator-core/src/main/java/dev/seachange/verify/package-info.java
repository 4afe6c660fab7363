/**
 * Comparison of OLD, sent through the rules, with what NEW holds. {@link dev.seachange.verify.Comparison} is the door.
 *
 * <p>Invariant: {@link dev.seachange.verify.ComparisonResult#identical()} is true only if every row that the rules want was found
 * in NEW under its exact key with exactly the wanted values, and NEW's tables hold no other key, but for rows that a rule keeps
 * and that are marked so. What a rule only feeds into rows of others is there or at its defaults. Values are compared in their
 * Java forms, so never by a collation; JSON by meaning, since servers render it anew. Memory does not grow with the tables.
 *
 * <p>Known holes: both sides must be at rest, nothing here waits for that or notices a writer. Columns that no rule feeds are not
 * looked at, nor are those that a change feeds rather than the row ({@code event_time()}), nor what waits for its row. A parked
 * part that spells the row's key in another way may count as left over. Where a rule says {@code on_delete: ignore}, rows that
 * OLD has deleted count as extra. Extra keys are told from wanted ones by 128 bits of SHA-256. The row that a parked key left
 * behind in NEW is known as such when the source row is still there, or when the target's key is made of the source's key alone;
 * else it counts as extra. A row is wanted with what its lookups find now: if the looked up row has been changed or deleted
 * since, the row that took its value before counts as different or refused.
 */
@NullMarked
package dev.seachange.verify;

import org.jspecify.annotations.NullMarked;
