package dev.seachange.window;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;

/**
 * How far a stream has been told, in the two notations.
 *
 * @param position its transactions
 * @param place a snapshot of the log at this place or behind it holds all of them
 */
public record Seen(Position position, LogPlace place) {}
