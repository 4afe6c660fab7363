/**
 * Tells one row's way: what the rules make of it, what NEW has, what would be written, and where it stands. Pure: everything that
 * is told is given. {@link dev.seachange.explain.RowStory} is the door.
 *
 * <p>Invariant: what is told is what the daemon would do with the row as it stands: how rules decide is asked of the very rules
 * that it runs. Values are shown, since they were asked for; long ones are cut.
 *
 * <p>Known holes: statements are for people to read. An UPDATE names the columns that differ, where the sink sets all of the
 * rule's; what triggers, foreign keys and refusals of NEW do then is not seen.
 */
@NullMarked
package dev.seachange.explain;

import org.jspecify.annotations.NullMarked;
