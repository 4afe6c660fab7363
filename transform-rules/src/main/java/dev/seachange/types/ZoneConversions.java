package dev.seachange.types;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Between the local time of a zone and the instant that it means. A local time that means none, or two, is {@link Unfit}. */
public final class ZoneConversions {
    private static final int MOST_YEAR = 9999;

    private ZoneConversions() {}

    /** Which instant a local time means that clocks showed twice, when they were set back. */
    public enum Overlap {
        REFUSED,
        EARLIER,
        LATER
    }

    /** DATETIME in the zone to an instant that TIMESTAMP can hold. */
    public static Converter toTimestamp(ZoneRules zone, Overlap overlap) {
        return value -> TimestampRange.check(instant((LocalDateTime) value, zone, overlap));
    }

    /** DATETIME in the zone to DATETIME in UTC. */
    public static Converter toUtc(ZoneRules zone, Overlap overlap) {
        return value -> local(instant((LocalDateTime) value, zone, overlap), ZoneOffset.UTC);
    }

    /** TIMESTAMP to DATETIME in the zone. */
    public static Converter toLocal(ZoneRules zone) {
        return value -> local((Instant) value, zone.getOffset((Instant) value));
    }

    private static Instant instant(LocalDateTime local, ZoneRules zone, Overlap overlap) {
        ZoneOffsetTransition change = zone.getTransition(local);
        if (change == null) {
            return local.toInstant(zone.getOffset(local));
        }
        if (change.isGap()) {
            throw new Unfit(ValueCode.V112, "there was no such local time: clocks were set forward over it");
        }
        return switch (overlap) {
            case EARLIER -> local.toInstant(change.getOffsetBefore());
            case LATER -> local.toInstant(change.getOffsetAfter());
            case REFUSED -> throw new Unfit(
                    ValueCode.V112,
                    "the local time came twice, as clocks were set back: `overlap: earlier` or `later` says which is meant");
        };
    }

    private static LocalDateTime local(Instant instant, ZoneOffset offset) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, offset);
        if (local.getYear() < 0 || local.getYear() > MOST_YEAR) {
            throw new Unfit(ValueCode.V102, "the time leaves the years 0 to 9999");
        }
        return local;
    }
}
