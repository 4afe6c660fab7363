package dev.seachange.pipeline;

/**
 * What an epoch may hold in memory.
 *
 * @param rows most writes in one slice
 * @param bytes most rough bytes of source rows in one slice
 */
public record Bounds(int rows, long bytes) {}
