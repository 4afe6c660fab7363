/**
 * What rules look up in NEW, and the numbers that stand for keys there. {@link dev.seachange.references.NewReferences} is the
 * door; {@link dev.seachange.references.Foresight} asks for many things at once.
 *
 * <p>Invariant: an answer counts every write that the rules have put out before the change it is for, whether NEW shows it
 * yet or not, and none behind it. Such a write is remembered until it is written; from then on NEW is asked where it can be
 * seen: inside of the open epoch until that is committed, else on a connection of its own. So no question can miss both. What
 * NEW said is kept until a write touches it. Numbers are given in the order of the stream and written with the rows that use
 * them; those that were not written are forgotten with everything else here when a session ends, and given anew by the next
 * one.
 *
 * <p>Rows are known by key: what NEW says of a row counts unless a write of that key is remembered. So nothing has to be known of
 * a row that goes or changes what it is matched by.
 *
 * <p>Memory: the writes of lookup tables and the numbers of one slice, and a bounded number of answers for each lookup and map.
 *
 * <p>Known holes: a table that no rule writes is taken to stay as it is; a changed row of it may be seen late, a new one is
 * seen from the next epoch on. A row of a lookup table that is in quarantine is found as NEW holds it; one that only NEW itself
 * refused is found until the end of its epoch as it should have been. Triggers of NEW that change a lookup table are not seen.
 */
@NullMarked
package dev.seachange.references;

import org.jspecify.annotations.NullMarked;
