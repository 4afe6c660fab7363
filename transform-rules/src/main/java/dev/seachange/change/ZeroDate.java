package dev.seachange.change;

/**
 * Stands in a row of OLD for a date without a year, a month or a day (0000-00-00), which has no form in Java. No rule can read it:
 * a row for which one would have to is parked. Never in a key, and never in a row of NEW.
 */
public enum ZeroDate {
    ZERO_DATE
}
