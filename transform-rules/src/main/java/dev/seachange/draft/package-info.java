/**
 * Help to start: {@link dev.seachange.draft.Draft} makes rules of two schemas, {@link dev.seachange.draft.MissingTables} makes
 * tables of rules.
 *
 * <p>Invariant: both are tried out on the program's own checks before they are shown. A draft asks about whatever names and types
 * do not tell, and is refused by the checks until each such question is answered; no row is looked at unless it is given. Tables
 * that are printed hold all that the rules put into them.
 *
 * <p>Known holes: a draft goes by names, types, keys and foreign keys; two columns of the same name and type may mean different
 * things. Names are taken for English. One draft is one file, whatever rules there are already. Printed tables have primary keys
 * and nothing more: no foreign keys, indexes or defaults.
 */
@NullMarked
package dev.seachange.draft;

import org.jspecify.annotations.NullMarked;
