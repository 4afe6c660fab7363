package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.daemon.Replicator;
import dev.seachange.daemon.ReplicatorException;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One row of NEW from several tables of OLD: whatever comes first, the same row comes of it. */
class PartsIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void rowsAndPartsMayComeAndGoInAnyOrder(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Squids.RULES, "")) {
            Squids.create(trial.shop(), trial.market());
            trial.shop().execute(
                    "INSERT INTO squid VALUES ('copied', 'live', 8), ('bare', 'live', 9), ('draft', 'draft', 10)",
                    "INSERT INTO care VALUES ('COPIED', 1, 5, 'x'), ('nobody', 0, 6, NULL), ('draft', 1, 7, 'y')",
                    "INSERT INTO tank VALUES ('copied', 'A'), ('draft', 'B')");
            try (Replicator replicator = trial.startLive()) {
                Squids.assertEqual(trial);
                for (List<String> transaction : STEPS) {
                    trial.transact(transaction);
                    awaitCaughtUp(replicator);
                    Squids.assertEqual(trial);
                }
                assertThat(rows(trial.market(), "SELECT COUNT(*) FROM seachange.quarantine WHERE migration = '"
                                + trial.files().name() + "'"))
                        .containsExactly("0");
            }
        }
    }

    private static final List<List<String>> STEPS = List.of(
            // A part before its row, in one transaction and in two.
            List.of("INSERT INTO care VALUES ('one', 1, 1, 'a')", "INSERT INTO squid VALUES ('one', 'live', 1)"),
            List.of("INSERT INTO tank VALUES ('Two', 'T2')"),
            List.of("INSERT INTO squid VALUES ('two', 'live', 2)"),
            // A part behind its row, changed, gone.
            List.of("INSERT INTO care VALUES ('two', 0, 2, NULL)"),
            List.of("UPDATE care SET chill = 1, memo = 'b' WHERE squid_nm = 'two'"),
            List.of("DELETE FROM care WHERE squid_nm = 'two'"),
            // The row goes and comes back: the parts stay.
            List.of("DELETE FROM squid WHERE nm = 'copied'"),
            List.of("UPDATE care SET days = 50 WHERE squid_nm = 'copied'"),
            List.of("INSERT INTO squid VALUES ('Copied', 'live', 3)"),
            List.of("DELETE FROM squid WHERE nm = 'copied'", "INSERT INTO squid VALUES ('copied', 'live', 4)"),
            List.of("DELETE FROM squid", "DELETE FROM tank WHERE squid_nm = 'copied'"),
            List.of("INSERT INTO squid VALUES ('copied', 'live', 5), ('one', 'live', 6), ('two', 'live', 7)"),
            // Filters of either.
            List.of("UPDATE squid SET status = 'draft' WHERE nm = 'one'"),
            List.of("UPDATE squid SET status = 'live' WHERE nm = 'one'"),
            List.of("UPDATE care SET days = 100 WHERE squid_nm = 'one'"),
            List.of("UPDATE care SET days = 99 WHERE squid_nm = 'one'"),
            // Keys of either move; a new spelling is no other key.
            List.of("UPDATE squid SET nm = 'three' WHERE nm = 'one'"),
            List.of("UPDATE squid SET nm = 'nobody' WHERE nm = 'two'"),
            List.of("UPDATE care SET squid_nm = 'three' WHERE squid_nm = 'one'"),
            List.of("UPDATE squid SET nm = 'THREE' WHERE nm = 'three'"),
            List.of("UPDATE care SET squid_nm = 'Three', memo = 'c' WHERE squid_nm = 'three'"),
            List.of("UPDATE care SET squid_nm = 'four' WHERE squid_nm = 'three'", "UPDATE squid SET nm = 'four' WHERE nm = 'three'"),
            // All of it undone in one transaction.
            List.of("INSERT INTO squid VALUES ('five', 'live', 5)", "INSERT INTO care VALUES ('five', 1, 1, 'd')",
                    "DELETE FROM squid WHERE nm = 'five'", "DELETE FROM care WHERE squid_nm = 'five'"),
            List.of("DELETE FROM care"),
            List.of("DELETE FROM squid"),
            List.of("DELETE FROM tank"));

    @ParameterizedTest
    @EnumSource
    void tablesAreCopiedWhileTheyChange(Kind kind) throws Exception {
        String smallRanges = "copy: { readers: 2, range_max_rows: 200 }";
        try (Trial trial = Trial.of(kind, folder, Squids.RULES, smallRanges)) {
            Squids.create(trial.shop(), trial.market());
            SquidWriter.fill(trial.shop(), 3_000);
            try (SquidWriter writer = SquidWriter.start(trial.shop(), 3_000, 7);
                    Replicator replicator = trial.startLive()) {
                writer.awaitMore(30);
                writer.close();
                awaitCaughtUp(replicator);
                Squids.assertEqual(trial);
            }
        }
    }

    /** A foreign key of NEW can force the parts to be copied first: then all of them wait for their rows. */
    @ParameterizedTest
    @EnumSource
    void partsMayBeCopiedBeforeTheirRows(Kind kind) throws Exception {
        String logged = Squids.RULES + """
                  care_log:
                    from: shop.care
                    to: market.care_log
                    key: { name: squid_nm }
                    columns: {}
                    drop: rest
                """;
        try (Trial trial = Trial.of(kind, folder, logged, "copy: { readers: 2, range_max_rows: 200 }")) {
            Squids.create(trial.shop(), trial.market());
            trial.market().execute(
                    "CREATE TABLE care_log (name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL PRIMARY KEY)",
                    "ALTER TABLE seafood ADD COLUMN logged VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci,"
                            + " ADD FOREIGN KEY (logged) REFERENCES care_log (name)");
            SquidWriter.fill(trial.shop(), 2_000);
            try (SquidWriter writer = SquidWriter.start(trial.shop(), 2_000, 11);
                    Replicator replicator = trial.startLive()) {
                writer.awaitMore(30);
                writer.close();
                awaitCaughtUp(replicator);
                Squids.assertEqual(trial);
            }
        }
    }

    /** MySQL logs what its foreign keys do, from 9.6 on; MariaDB does not, and NEW could not do the same to a part. */
    @ParameterizedTest
    @EnumSource
    void aPartMayGoByACascadeOnlyIfOldLogsIt(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Squids.RULES, "")) {
            Squids.create(trial.shop(), trial.market());
            trial.shop().execute(
                    "INSERT INTO squid VALUES ('one', 'live', 1), ('two', 'live', 2)",
                    "INSERT INTO care VALUES ('one', 1, 1, 'a'), ('two', 1, 1, 'a')",
                    "ALTER TABLE care ADD CONSTRAINT care_of_squid FOREIGN KEY (squid_nm) REFERENCES squid (nm)"
                            + " ON DELETE CASCADE ON UPDATE CASCADE");
            if (kind == Kind.MARIADB) {
                assertThatThrownBy(trial::start)
                        .isInstanceOf(ReplicatorException.class)
                        .hasMessageContaining("care_of_squid")
                        .hasMessageNotContaining("of NEW a foreign key");
                return;
            }
            try (Replicator replicator = trial.startLive()) {
                trial.transact(List.of("DELETE FROM squid WHERE nm = 'one'", "INSERT INTO squid VALUES ('one', 'live', 3)"));
                trial.transact(List.of("UPDATE squid SET nm = 'three' WHERE nm = 'two'"));
                awaitCaughtUp(replicator);
                Squids.assertEqual(trial);
                assertThat(rows(trial.market(), "SELECT name, chill FROM seafood ORDER BY name")).containsExactly("one|2", "three|1");
            }
        }
    }
}
