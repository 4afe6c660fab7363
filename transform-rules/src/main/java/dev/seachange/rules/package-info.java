/**
 * The rules language: reads rule files, checks them against both schemas, compiles them once, and makes writes of changes.
 * {@link dev.seachange.rules.RuleSet} is the way in.
 *
 * <p>Invariant: a value is written exactly or rejected with the key of its row; it is never rounded, cut, padded or nulled. What
 * the static checks let through without a cast always fits. Rules are pure: no clock, no random, and no state but what
 * {@link dev.seachange.expression.References} tells of NEW at the place of a change, so a replay gives the same writes. Two
 * source rows never get one target key: keys are made of whole source keys and constants.
 *
 * <p>Known holes: value maps and ENUM labels are matched exactly, even where the column's collation would not tell them apart. JSON
 * is passed on as text: whether it is valid, and what becomes of duplicate keys in it, is the target's matter. The range of TIMESTAMP
 * is checked where a rule makes an instant, not where it copies one; the row size is not checked here. Rules are
 * checked one by one, so a rejected row of one rule may still be written by another rule on the same table. Lookups compare
 * texts as {@link dev.seachange.expression.Lookup} says, which is finer than most collations: a text that only the server's
 * weight tables take for equal is a miss. A change of a row does not reach rows that have looked it up before. A key map takes
 * texts exactly, so keys that a collation of OLD takes for one get two numbers.
 */
@NullMarked
package dev.seachange.rules;

import org.jspecify.annotations.NullMarked;
