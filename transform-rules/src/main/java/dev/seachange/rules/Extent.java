package dev.seachange.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds, over all rows of its table.
 *
 * @param rows of the table
 * @param nulls how many of them have NULL
 * @param least the smallest value; null when the column has no exact numbers
 * @param most the largest value; null when the column has no exact numbers
 * @param longest characters of the longest text, or bytes of the longest value of bytes; null for other types and when there is none
 * @param unfit how many rows have a value that does not fit the type asked about, NULL aside; null when that is not known
 */
public record Extent(
        long rows,
        long nulls,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Long longest,
        @Nullable Long unfit) {}
