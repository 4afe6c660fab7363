/**
 * Reads the log of the source through an embedded Debezium engine and tells it as {@link dev.seachange.change.SourceEvent}s.
 *
 * <p>Invariant: Debezium and Kafka types do not leave this room, and nothing is remembered here: an engine is a disposable
 * part, made from a start point and thrown away after any failure. Each trap of Debezium that loses data has its
 * counter-measure in {@link dev.seachange.source.EngineSettings}, where every option is set explicitly and says why.
 *
 * <p>Known holes: a zero date in a DATE or DATETIME that may be NULL arrives as NULL, and nobody can tell the two apart
 * (Debezium decodes it so; elsewhere it is a {@link dev.seachange.change.ZeroDate}); a session that switches itself to statement
 * format writes changes nobody sees (Debezium logs a warning).
 */
@NullMarked
package dev.seachange.source;

import org.jspecify.annotations.NullMarked;
