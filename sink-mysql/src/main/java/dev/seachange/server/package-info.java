/**
 * Speaking to a MySQL or MariaDB server, whichever side it is on: connections, the catalog, values in and out.
 *
 * <p>Invariant: a value read here has the one Java form of its {@link dev.seachange.change.ColumnType}, equal to what the
 * log of the same server gives, and binding that form writes the same value back. Nothing passes through a lossy text (FLOAT),
 * a time zone (TIMESTAMP) or a driver's idea of a type (YEAR, BIT, TINYINT(1)). A value without a Java form (zero dates) is an
 * error that names its column.
 *
 * <p>Known holes: connections to MariaDB are not encrypted. Types of {@link dev.seachange.change.ColumnType.Other} read as an
 * empty string when not NULL, since no rule may use them.
 */
@NullMarked
package dev.seachange.server;

import org.jspecify.annotations.NullMarked;
