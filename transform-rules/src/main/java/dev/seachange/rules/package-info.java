/**
 * The rules language: reads rule files, checks them against both schemas, compiles them once, and makes writes of changes.
 * {@link dev.seachange.rules.RuleSet} is the way in.
 *
 * <p>Invariant: a value is written exactly or rejected with the key of its row; it is never rounded, cut, padded or nulled. What
 * the static checks let through without a cast always fits. Rules are pure: no clock, no random, no state, so a replay gives the
 * same writes. Two source rows never get one target key: keys are made of whole source keys and constants.
 *
 * <p>Known holes: only the first part of the language is here; the rest is refused with E108, never ignored. Value maps and
 * ENUM labels are matched exactly, even where the column's collation would not tell them apart. A text beyond ASCII met by a
 * comparison under a case-insensitive collation is rejected (V108), since that needs the server's weight tables. JSON is passed
 * on as text: whether it is valid, and what becomes of duplicate keys in it, is the target's matter. The range of TIMESTAMP is
 * checked where a rule makes an instant of a local time, not where it copies one; the row size is not checked here. Rules are
 * checked one by one, so a rejected row of one rule may still be written by another rule on the same table.
 */
@NullMarked
package dev.seachange.rules;

import org.jspecify.annotations.NullMarked;
