/**
 * Asks both servers, before anything is copied, whether they can do what the migration needs: a list of named checks over plain
 * JDBC connections, which gives every finding at once with its remedy.
 *
 * <p>Invariant: nothing is created or changed on either server, and no table or row is locked; every statement reads settings
 * or the catalog, is an EXPLAIN, or reads no row. A check that cannot be made is a finding of its own, never a silent pass.
 *
 * <p>Known holes: settings of a session may differ from the server's ({@code SET SESSION binlog_format}, {@code sql_log_bin}),
 * and a setting may change after the check. Prepared XA transactions show to users with the right XA_RECOVER_ADMIN only (MySQL).
 * Of several MySQL grants on patterns that match the schema {@code seachange}, the server uses one; here they are added up.
 * Cascading keys are compared by tables and actions: a parent's row filter, {@code on_delete: ignore}, and columns computed from
 * one that NEW sets to NULL are not looked into.
 */
@NullMarked
package dev.seachange.preflight;

import org.jspecify.annotations.NullMarked;
