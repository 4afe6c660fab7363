package dev.seachange.source;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;

/**
 * Where to read on.
 *
 * @param position whole transactions that need not be told again
 * @param place a place in the log at or before the first transaction to tell; a hint, the position decides
 */
public record StartPoint(Position position, LogPlace place) {}
