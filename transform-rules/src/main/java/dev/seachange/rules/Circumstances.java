package dev.seachange.rules;

import dev.seachange.expression.References;
import java.time.Instant;

/**
 * What a change's rules may see beside the change itself.
 *
 * @param settled false while the table is being copied, so that nobody knows whether the target has the row
 * @param time when the source committed the change, by its clock; for a row that was read, when it was read
 * @param references numbers that stand for keys, and rows that are looked up
 */
public record Circumstances(boolean settled, Instant time, References references) {}
