/**
 * Reads ranges of the source with plain SELECTs between two places of its log, so that copy and refresh need no lock and never
 * stop the stream.
 *
 * <p>Invariant: rows of a window that no change between its opening and its high place touched are exactly as they stand at
 * that high place. Two facts carry it:
 *
 * <ul>
 *   <li>The read sees everything the stream told before the window opened. A log event can be delivered before its row is
 *       visible to a SELECT (semi-synchronous replication holds commits in just that state), so
 *       {@link dev.seachange.window.ConsistentRead} waits until it is.
 *   <li>The high place lies behind everything the read can have seen: it is read after the rows (MySQL), or is the place of
 *       the snapshot itself (MariaDB), and a commit stands in the log before it becomes visible.
 * </ul>
 *
 * <p>A key asked for by name ({@link dev.seachange.window.KeyList}) counts as absent only if the server itself finds no row under
 * it, however it compares.
 *
 * <p>Known holes: tables of engines without snapshots (MyISAM) cannot be read so; preflight refuses them. MySQL without GTIDs
 * is refused as well, since nothing else tells which transactions a SELECT sees. Whether the stream has touched an absent key in
 * another spelling is told by folding letters further than collations do; but for rare ones (runes, digits of some scripts, Chinese
 * radicals), which count as different.
 */
@NullMarked
package dev.seachange.window;

import org.jspecify.annotations.NullMarked;
