package dev.seachange.server;

import dev.seachange.change.TableId;

/**
 * How large a table seems to be: the server's statistics, which may be off by half.
 *
 * @param rows estimated number of rows
 * @param averageRowBytes estimated bytes per row; 0 when not known
 */
public record TableSize(TableId table, long rows, long averageRowBytes) {}
