package dev.seachange.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Statuses for the tests of every screen. */
public final class Samples {
    public static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");
    public static final Migration MIGRATION = new Migration(
            "squid-to-seafood",
            "0.1.0",
            STARTED,
            new Endpoint("mysql", "127.0.0.1", 3306, "shop"),
            new Endpoint("mariadb", "10.0.0.7", 3307, "market"),
            "3f9ac1d2",
            4);

    private Samples() {}

    public static Status preparing() {
        return Status.preparing(MIGRATION, STARTED.plusSeconds(1));
    }

    public static Status copying() {
        List<TableCopy> tables = List.of(
                TableCopy.of("shop.customer", CopyState.DONE, 9_870, 10_000, 0),
                TableCopy.of("shop.squid", CopyState.RUNNING, 26_000, 50_000, 12_000),
                TableCopy.of("shop.squid_order", CopyState.WAITING, 0, 30_000, 0));
        return new Status(
                MIGRATION, STARTED.plusSeconds(5), Stage.COPYING,
                Readiness.unless(List.of("copying: 2 of 3 tables are not copied yet")),
                new Lag(0.8123, 0.2, 0.5, 0.0123, 0.1, 1.0),
                new Progress("0-1-17", STARTED.plusSeconds(4), "0-1-29"),
                new Throughput(310, 40, 36_180, 52, 62.4, 12_412.7),
                Copy.of(tables, 12_000), new QueueFill(120, 65_536, 33_554_432), Disturbances.NONE, Quarantine.EMPTY, List.of(),
                null);
    }

    public static Status live() {
        List<TableCopy> tables = List.of(
                TableCopy.of("shop.customer", CopyState.DONE, 9_870, 10_000, 0),
                TableCopy.of("shop.squid", CopyState.DONE, 50_000, 50_000, 0));
        return new Status(
                MIGRATION, STARTED.plusSeconds(3_725), Stage.LIVE, Readiness.READY,
                new Lag(0.0124, 0.004, 0.0011, 0.0003, 0.007, 0.000001),
                new Progress("7d3c6f0e-1111-11ef-9c3e-0242ac120002:1-4711", Instant.parse("2026-11-20T11:02:04.98761Z"),
                        "7d3c6f0e-1111-11ef-9c3e-0242ac120002:1-4712"),
                new Throughput(1_234_567, 250_001, 1_300_004, 45_678, 512.3, 618.9),
                Copy.of(tables, 0), new QueueFill(3, 4_096, 33_554_432), Disturbances.NONE, Quarantine.EMPTY, List.of(),
                null);
    }

    public static Status troubled() {
        Status live = live();
        return new Status(
                live.migration(), live.at(), Stage.CATCHING_UP,
                Readiness.unless(List.of("OLD cannot be reached", "lag 95 s is above 10 s")),
                new Lag(95.0, 95.0, 0.0, 0.0, 0.0, 0.000001), live.progress(), live.throughput(), live.copy(), live.queue(),
                new Disturbances(Map.of("deadlock", 3L, "connection", 1L), 2, 1),
                Quarantine.of(
                        List.of(new Quarantine.Count("customer-to-person", "TOO_LONG", 2)),
                        List.of(
                                new Parked(
                                        "customer-to-person", "shop.customer", "17", "TOO_LONG",
                                        "name has 130 characters, person.full_name holds 100", STARTED.plusSeconds(60), "00ldru1e5",
                                        null, 4),
                                new Parked(
                                        "customer-to-person", "shop.customer", "4711", "TOO_LONG",
                                        "name has 101 characters, person.full_name holds 100", STARTED.plusSeconds(90), "3f9ac1d2",
                                        STARTED.plusSeconds(120), 0))),
                List.of(
                        new Refresh(
                                8, "shop.squid", null, "whole table", RefreshState.RUNNING, 25_000, 100_000, 5_000, 0, 0, null,
                                STARTED.plusSeconds(3_600), STARTED.plusSeconds(3_601), null),
                        new Refresh(
                                9, "shop.customer", "contact", "parked keys", RefreshState.REQUESTED, 0, 0, 0, 0, 0, null,
                                STARTED.plusSeconds(3_610), null, null),
                        new Refresh(
                                7, "shop.customer", null, "2 keys", RefreshState.DONE, 2, 2, 0, 1, 0, null,
                                STARTED.plusSeconds(1_800), STARTED.plusSeconds(1_801), STARTED.plusSeconds(1_802)),
                        new Refresh(
                                6, "shop.gone", null, "whole table", RefreshState.FAILED, 0, 0, 0, 0, 0, "no rule reads shop.gone",
                                STARTED.plusSeconds(900), STARTED.plusSeconds(901), STARTED.plusSeconds(901))),
                new Trouble(
                        "OLD at mysql 127.0.0.1:3306 refuses connections",
                        "start it; Seachange tries again every 5 s and goes on from where it was",
                        STARTED.plusSeconds(3_630), false));
    }
}
