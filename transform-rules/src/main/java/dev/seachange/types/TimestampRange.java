package dev.seachange.types;

import java.time.Instant;

/**
 * What TIMESTAMP holds.
 *
 * <p>Source: MySQL Reference Manual, "The DATE, DATETIME, and TIMESTAMP Types"; MariaDB Documentation, "TIMESTAMP", on 64 bit.
 */
final class TimestampRange {
    private static final Instant LEAST = Instant.parse("1970-01-01T00:00:01Z");
    private static final Instant MOST = Instant.parse("2038-01-19T03:14:07.999999Z");

    /** The first instant that no server holds: MariaDB from 11.5 on goes furthest. */
    static final Instant WIDEST = Instant.parse("2106-02-07T06:28:16Z");

    private TimestampRange() {}

    /** The instant itself, if every server can store it. */
    static Instant check(Instant instant) {
        if (instant.isBefore(LEAST) || instant.isAfter(MOST)) {
            throw new Unfit(ValueCode.V102, "the instant is out of the range of TIMESTAMP, which ends at 2038-01-19 03:14:07");
        }
        return instant;
    }
}
