/**
 * The words that every other room speaks: typed rows, table schemas, changes of the source, writes wanted in the target, and
 * log positions.
 *
 * <p>Invariant: everything here is immutable and knows neither a database driver nor a log reader. A value of a column has
 * exactly one Java form, given by its {@link dev.seachange.change.ColumnType}, wherever it was read: two rows are equal when
 * the databases hold the same values.
 *
 * <p>Known hole: byte arrays inside rows are not copied on the way in or out; whoever writes into one breaks the invariant.
 */
@NullMarked
package dev.seachange.change;

import org.jspecify.annotations.NullMarked;
