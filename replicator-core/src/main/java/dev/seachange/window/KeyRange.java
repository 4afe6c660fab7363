package dev.seachange.window;

import dev.seachange.change.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * A range of keys in the server's own order.
 *
 * @param after exclusive lower end; null: from the first row
 * @param through inclusive upper end; null: to the last row
 */
public record KeyRange(@Nullable RowKey after, @Nullable RowKey through) implements Portion {}
