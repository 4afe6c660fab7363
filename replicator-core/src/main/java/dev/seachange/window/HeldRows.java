package dev.seachange.window;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import java.time.Instant;
import java.util.List;

/**
 * Rows of a range as one read saw them.
 *
 * @param high place behind everything the read can have seen: once the stream has told all before it, each row that no change
 *     of the window has touched is current
 * @param readAt when they were read, by the source's clock
 * @param bytes rough size in memory
 */
public record HeldRows(
        OpenWindow window,
        TableSchema table,
        KeyRange range,
        List<Row> rows,
        LogPlace high,
        Instant readAt,
        long bytes) {}
