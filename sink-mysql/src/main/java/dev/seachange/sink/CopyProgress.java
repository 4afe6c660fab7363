package dev.seachange.sink;

import dev.seachange.change.TableId;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy of a source table is when the epoch that carries this is committed.
 *
 * @param state WAITING, RUNNING or DONE
 * @param throughKey text of the last key copied; null before the first range and after the last
 * @param rowsCopied rows copied so far, all ranges together
 */
public record CopyProgress(TableId table, String state, @Nullable String throughKey, long rowsCopied)
        implements ReadProgress {}
