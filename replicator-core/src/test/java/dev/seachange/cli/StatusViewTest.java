package dev.seachange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.Samples;
import dev.seachange.status.Status;
import dev.seachange.status.Trouble;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    @Test
    void shows_a_copy_in_full() {
        assertThat(StatusView.full(Samples.copying())).isEqualTo("""
                squid-to-seafood  COPYING  not ready
                  not ready  copying: 2 of 3 tables are not copied yet
                  old        mysql 127.0.0.1:3306/shop
                  new        mariadb 10.0.0.7:3307/market
                  running    for 5.0 s, since 2026-11-20 10:00:00 UTC, Seachange 0.1.0, 4 rules (3f9ac1d2)
                  lag        under 1 s  (read 200 ms, queue 500 ms, rules 12 ms, write 100 ms)  OLD's log tells whole seconds only
                  applied    2026-11-20 10:00:04 UTC  0-1-17
                  OLD is at  0-1-29
                  pace       12,413 rows/s, 62 events/s; 36,180 rows in 52 epochs, 40 transactions of OLD
                  queue      0 %  120 rows, 64 KiB of 32 MiB
                  copy       [#######.............]  39 %  12,000 rows/s, 4.5 s left; 35,870 of about 89,870 rows
                    shop.customer     [####################]  done  9,870 rows
                    shop.squid        [##########..........]  52 %  12,000 rows/s, 2.0 s left; 26,000 of about 50,000 rows
                    shop.squid_order  [....................]  waits  about 30,000 rows
                """.stripTrailing());
    }

    @Test
    void shows_a_live_migration_in_full() {
        assertThat(StatusView.full(Samples.live())).isEqualTo("""
                squid-to-seafood  LIVE  ready
                  old        mysql 127.0.0.1:3306/shop
                  new        mariadb 10.0.0.7:3307/market
                  running    for 62 min 05 s, since 2026-11-20 10:00:00 UTC, Seachange 0.1.0, 4 rules (3f9ac1d2)
                  lag        12 ms  (read 4 ms, queue 1 ms, rules 0 ms, write 7 ms)
                  applied    2026-11-20 11:02:04.98761 UTC  7d3c6f0e-1111-11ef-9c3e-0242ac120002:1-4711
                  OLD is at  7d3c6f0e-1111-11ef-9c3e-0242ac120002:1-4712
                  pace       619 rows/s, 512 events/s; 1,300,004 rows in 45,678 epochs, 250,001 transactions of OLD
                  queue      0 %  3 rows, 4,096 bytes of 32 MiB
                  copy       done: 59,870 rows of 2 tables
                """.stripTrailing());
    }

    @Test
    void shows_trouble_and_quarantine_in_full() {
        assertThat(StatusView.full(Samples.troubled())).isEqualTo("""
                squid-to-seafood  CATCHING-UP  not ready
                  not ready  OLD cannot be reached
                  not ready  lag 95 s is above 10 s
                  trouble    OLD at mysql 127.0.0.1:3306 refuses connections  (since 2026-11-20 11:00:30 UTC)
                  remedy     start it; Seachange tries again every 5 s and goes on from where it was
                  old        mysql 127.0.0.1:3306/shop
                  new        mariadb 10.0.0.7:3307/market
                  running    for 62 min 05 s, since 2026-11-20 10:00:00 UTC, Seachange 0.1.0, 4 rules (3f9ac1d2)
                  lag        95 s  (read 95 s, queue 0 ms, rules 0 ms, write 0 ms)
                  applied    2026-11-20 11:02:04.98761 UTC  7d3c6f0e-1111-11ef-9c3e-0242ac120002:1-4711
                  OLD is at  7d3c6f0e-1111-11ef-9c3e-0242ac120002:1-4712
                  pace       619 rows/s, 512 events/s; 1,300,004 rows in 45,678 epochs, 250,001 transactions of OLD
                  queue      0 %  3 rows, 4,096 bytes of 32 MiB
                  copy       done: 59,870 rows of 2 tables
                  overcome   4 retries (connection 1, deadlock 3), 2 restarts of the log reader, 1 finding
                  refresh    shop.squid, whole table  [#####...............]  25 %  5,000 rows/s, 15 s left; 25,000 of about 100,000 rows
                  refresh    shop.customer (rule contact), parked keys  requested
                  refresh    shop.customer, 2 keys  done: 2 rows looked at in 1.0 s; 1 key refused and parked
                  refresh    shop.gone, whole table  FAILED: no rule reads shop.gone
                  parked     2 keys: customer-to-person TOO_LONG 2
                    shop.customer 17  TOO_LONG  rule customer-to-person, since 2026-11-20 10:01:00 UTC, 4 later changes skipped, refused by earlier rules
                      name has 130 characters, person.full_name holds 100
                    shop.customer 4711  TOO_LONG  rule customer-to-person, since 2026-11-20 10:01:30 UTC, 0 later changes skipped, tried again until 2026-11-20 10:02:00 UTC
                      name has 101 characters, person.full_name holds 100
                """.stripTrailing());
    }

    @Test
    void shows_what_is_not_known_as_unknown() {
        assertThat(StatusView.full(Samples.preparing())).contains("lag        unknown", "applied    unknown");
    }

    @Test
    void shows_the_block_that_is_redrawn() {
        assertThat(StatusView.brief(Samples.copying())).isEqualTo("""
                COPYING  lag under 1 s  12,413 rows/s  36,180 rows in 52 epochs  queue 0 %
                  copy       [#######.............]  39 %  12,000 rows/s, 4.5 s left; 35,870 of about 89,870 rows
                    shop.customer     [####################]  done  9,870 rows
                    shop.squid        [##########..........]  52 %  12,000 rows/s, 2.0 s left; 26,000 of about 50,000 rows
                    shop.squid_order  [....................]  waits  about 30,000 rows
                """.stripTrailing());
        assertThat(StatusView.brief(Samples.troubled())).isEqualTo("""
                CATCHING-UP  lag 95 s  619 rows/s  1,300,004 rows in 45,678 epochs  queue 0 %
                  refresh    shop.squid, whole table  [#####...............]  25 %  5,000 rows/s, 15 s left; 25,000 of about 100,000 rows
                  parked     2 keys: customer-to-person TOO_LONG 2
                  trouble    OLD at mysql 127.0.0.1:3306 refuses connections  (since 2026-11-20 11:00:30 UTC)
                  remedy     start it; Seachange tries again every 5 s and goes on from where it was
                """.stripTrailing());
    }

    @Test
    void shows_one_line_for_a_log() {
        assertThat(StatusView.line(Samples.copying())).isEqualTo(
                "copying  copy 39 %  12,000 rows/s, 4.5 s left; 35,870 of about 89,870 rows  lag under 1 s  12,413 rows/s"
                        + "  36,180 rows written");
        assertThat(StatusView.line(Samples.live())).isEqualTo("live  lag 12 ms  619 rows/s  1,300,004 rows written");
        assertThat(StatusView.line(Samples.troubled())).contains("  2 keys parked  2 refreshes to do  trouble: OLD at mysql");
        Status stopped = Samples.live().withTrouble(new Trouble("OLD's log is purged", "copy anew", Samples.STARTED, true));
        assertThat(StatusView.line(stopped)).endsWith("  STOPPED: OLD's log is purged");
    }
}
