package dev.seachange.sink;

import dev.seachange.change.RowKey;

/**
 * A number given to a key, to be written with the rows that use it.
 *
 * @param map name of the key map, which all rules of a migration share
 * @param number from 1, the next one of its map
 */
public record KeyNumber(String map, RowKey key, long number) {}
