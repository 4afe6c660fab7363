/**
 * Tests that stand beside the rules: rows of OLD with what the rules shall make of them, run without a database, and written from
 * real rows; with that, values and keys as people write them.
 *
 * <p>Invariant: a test runs the very rules that the daemon runs, checked against the schemas that a snapshot file holds. Only what
 * a test names is compared: a column or a table that it leaves out may be anything.
 *
 * <p>Known holes: the snapshot may be older than the schemas ({@code seachange check} looks at those); what a server does to a
 * value it is given, and what a foreign key does by itself, is not seen here.
 */
@NullMarked
package dev.seachange.cases;

import org.jspecify.annotations.NullMarked;
