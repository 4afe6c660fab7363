package dev.seachange.window;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import java.time.Instant;
import java.util.List;

/**
 * Rows of a portion as one read saw them.
 *
 * @param rows that were found; of a {@link KeyList} that asks for presence alone, none
 * @param absent keys of a {@link KeyList} under which the server finds no row, however it compares
 * @param high place behind everything the read can have seen: once the stream has told all before it, each row that no change
 *     of the window has touched is current
 * @param readAt when they were read, by the source's clock
 * @param bytes rough size in memory
 */
public record HeldRows(
        OpenWindow window,
        TableSchema table,
        Portion portion,
        List<Row> rows,
        List<RowKey> absent,
        LogPlace high,
        Instant readAt,
        long bytes) {}
