/**
 * SQL expressions over one source row: parsed, typed against the table, compiled once to closures.
 * {@link dev.seachange.expression.Expressions} is the way in; {@link dev.seachange.expression.Functions} lists the functions.
 *
 * <p>Meaning: MySQL's in strict mode, with UTC as the session's time zone. Where the same text could mean another thing there, it is
 * refused when rules are compiled; what cannot be computed exactly for a row is {@link dev.seachange.types.Unfit}. A value has
 * the Java form of its {@link dev.seachange.change.ColumnType}, as everywhere.
 *
 * <p>Invariant: an expression depends on the row change and on {@link dev.seachange.expression.References} alone: no clock, no random,
 * no files, no network, no reflection. Nothing is looked up, parsed or compiled per row.
 *
 * <p>Known holes: texts are ordered, and beyond ASCII compared, only under binary collations, since others need the server's weight
 * tables. A text is never taken for a number by itself, nor a number for a date: that needs a cast.
 */
@NullMarked
package dev.seachange.expression;

import org.jspecify.annotations.NullMarked;
