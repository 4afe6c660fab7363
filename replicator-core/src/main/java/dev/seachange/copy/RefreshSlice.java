package dev.seachange.copy;

import dev.seachange.window.HeldRows;

/**
 * A portion of a refresh whose high place the stream has passed.
 *
 * @param held what was found
 * @param after how far the refresh is when it has been applied
 */
public record RefreshSlice(RefreshTask task, HeldRows held, RefreshWork after) {}
