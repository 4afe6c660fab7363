package dev.seachange.status;

import org.jspecify.annotations.Nullable;

/**
 * How far NEW is behind OLD, in seconds. The total is the age of the oldest transaction committed on OLD and not yet in NEW; zero
 * when NEW holds all that OLD has. The parts say where that time goes: in reading OLD's log, waiting in the queue, in the rules, in
 * writing.
 *
 * @param totalSeconds null while it is not known, as before the first contact with OLD's log
 * @param clockPrecisionSeconds steps of OLD's commit times: 0.000001, or 1 where its log holds whole seconds only
 */
public record Lag(
        @Nullable Double totalSeconds,
        @Nullable Double readSeconds,
        @Nullable Double queueSeconds,
        @Nullable Double rulesSeconds,
        @Nullable Double writeSeconds,
        @Nullable Double clockPrecisionSeconds) {
    public static final Lag UNKNOWN = new Lag(null, null, null, null, null, null);
}
