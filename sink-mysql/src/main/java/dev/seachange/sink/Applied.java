package dev.seachange.sink;

/**
 * What became of an epoch that is in NEW.
 *
 * @param epoch its number
 * @param attempts how often it was tried; 1 if nothing was in the way
 */
public record Applied(long epoch, int attempts) {}
