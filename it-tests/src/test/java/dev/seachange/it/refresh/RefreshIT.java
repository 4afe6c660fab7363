package dev.seachange.it.refresh;

import static dev.seachange.it.refresh.Repaired.awaitCaughtUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.seachange.cli.ExitCode;
import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.Terminal.Ran;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NEW is damaged by hand, and made right from OLD while the stream flows. */
class RefreshIT {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void aWholeTableIsRepairedWhileItIsWrittenTo(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 3_000);
            migration.shop().execute("INSERT INTO tag VALUES (1, 'deep', 1), (2, 'small', 2)");
            try (Replicator replicator = migration.startLive()) {
                Ran answer;
                try (Haggler haggler = Haggler.start(migration.shop(), 3_000)) {
                    migration.market().execute(
                            "UPDATE seafood SET name = 'damaged' WHERE seafood_id % 3 = 0",
                            "DELETE FROM seafood WHERE seafood_id % 5 = 0",
                            // One is a draft, two OLD has never had, one it cannot have.
                            "INSERT IGNORE INTO seafood VALUES (10, 'draft', 0), (500000, 'added', 0), (-7, 'added', 0),"
                                    + " (99999999999, 'added', 0)",
                            "DELETE FROM label");
                    answer = migration.seachange("refresh", "shop.squid");
                }
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.DONE);
                assertThat(answer.out()).contains("squid, whole table  done: ", "rows looked at");
                awaitCaughtUp(replicator);
                assertThat(migration.seafood("seafood_id IN (500000, -7) OR name = 'damaged'")).isEmpty();
                // No key of OLD, which is INT, leads there: whoever made this row, no rule did.
                assertThat(migration.seafood("seafood_id > 9999999")).containsExactly("99999999999|added|0");
                migration.market().execute("DELETE FROM seafood WHERE seafood_id > 9999999");
                assertThat(Repaired.rows(migration.market(), "SELECT * FROM label")).as("another table").isEmpty();
                assertThat(migration.seachange("refresh", "shop.tag").exit()).isEqualTo(ExitCode.DONE);
                // What status shows is up to a second old.
                await().atMost(Repaired.SOON).untilAsserted(() -> assertThat(replicator.status().refreshes())
                        .extracting(Refresh::state)
                        .containsExactly(RefreshState.DONE, RefreshState.DONE));
            }
            migration.assertIdentical();
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheseKeysAreReadWhetherOldHasThemOrNot(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.shop().execute("INSERT INTO tag VALUES (1, 'deep', 1), (1, 'a|b', 2), (2, 'Small', 3), (3, 'kept', 4)");
            try (Replicator replicator = migration.startLive()) {
                migration.market().execute("UPDATE label SET weight = 99", "INSERT INTO label VALUES (7, 'gone', 99)");
                Ran answer =
                        migration.seachange("refresh", "shop.tag", "--keys", "1|deep", "1|a|b", "2|small", "7|gone");
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.DONE);
                assertThat(answer.out()).contains("tag, 4 keys  done: 4 rows looked at");
                assertThat(Repaired.rows(migration.market(), "SELECT * FROM label ORDER BY 1, 2"))
                        .containsExactly("1|a|b|2", "1|deep|1", "2|Small|3", "3|kept|99");
                assertThat(replicator.status().trouble()).isNull();

                Ran wrong = migration.seachange("refresh", "shop.tag", "--keys", "deep|1");
                assertThat(wrong.exit()).isEqualTo(ExitCode.PROBLEMS);
                assertThat(wrong.err()).contains("`deep|1` is no key of ", "squid_id int", "tag varchar(20)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyRowsForWhichTheConditionHolds(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 50);
            try (Replicator replicator = migration.startLive()) {
                migration.market().execute("UPDATE seafood SET name = 'damaged'", "INSERT INTO seafood VALUES (20, 'a draft', 0)");
                Ran answer =
                        migration.seachange("refresh", "shop.squid", "--rule", "squid", "--where", "stock = 6 or id = 20");
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.DONE);
                assertThat(migration.seafood("name <> 'damaged'")).hasSize(6).allMatch(row -> row.endsWith("|6"));
                // It holds for this one, too, but that is a draft.
                assertThat(migration.seafood("seafood_id = 20")).isEmpty();
                assertThat(replicator.status().trouble()).isNull();

                Ran undecided = migration.seachange("refresh", "shop.squid", "--where", "1 / (stock - 6) > 5");
                assertThat(undecided.exit()).as(undecided.toString()).isEqualTo(ExitCode.DONE);
                assertThat(undecided.out()).containsPattern("; \\d rows taken though the condition could not be decided");

                Ran wrong = migration.seachange("refresh", "shop.squid", "--where", "stok = 6");
                assertThat(wrong.exit()).isEqualTo(ExitCode.PROBLEMS);
                assertThat(wrong.err()).contains("--where:1:1  E210 unknown column `stok`", "did you mean `stock`?");
                Ran unknown = migration.seachange("refresh", "shop.octopus");
                assertThat(unknown.exit()).isEqualTo(ExitCode.PROBLEMS);
                assertThat(unknown.err()).contains("No rule reads ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void parkedKeysLeaveWhenTheyFitAndMovedRowsAreFollowed(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 9);
            try (Replicator replicator = migration.startLive()) {
                migration.market().execute("ALTER TABLE seafood ADD CONSTRAINT short_name CHECK (char_length(name) <= 8)");
                // One by one, or changes of one epoch would be folded to what they come to.
                for (String change : List.of(
                        "UPDATE squid SET squid_nm = 'Architeuthis' WHERE id = 1",
                        // Parked where it is, then moved twice.
                        "UPDATE squid SET squid_nm = 'Colossal squid' WHERE id = 2",
                        "UPDATE squid SET id = 102 WHERE id = 2",
                        "UPDATE squid SET id = 202, squid_nm = 'Small' WHERE id = 102",
                        // Gone from where it was, and refused where it arrives.
                        "UPDATE squid SET id = 103, squid_nm = 'Humboldt squid' WHERE id = 3",
                        // Parked, then gone.
                        "UPDATE squid SET squid_nm = 'Vampire squid' WHERE id = 4",
                        "DELETE FROM squid WHERE id = 4")) {
                    migration.shop().execute(change);
                    awaitCaughtUp(replicator);
                }
                assertThat(migration.parked()).containsExactly("squid|1", "squid|102", "squid|103", "squid|2", "squid|4");
                assertThat(migration.seafood("seafood_id IN (2, 3, 4)")).as("what is left of them").hasSize(2);

                Ran refused = migration.seachange("refresh", "shop.squid", "--keys", "1");
                assertThat(refused.exit()).as(refused.toString()).isEqualTo(ExitCode.PROBLEMS);
                assertThat(refused.out()).contains("1 key refused and parked");

                migration.market().execute("ALTER TABLE seafood DROP CONSTRAINT short_name");
                Ran answer = migration.seachange("refresh", "--parked");
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.DONE);
                assertThat(answer.out()).contains("squid, parked keys  done: 5 rows looked at");
                assertThat(migration.parked()).isEmpty();
                migration.shop().execute("UPDATE squid SET stock = 77 WHERE id IN (1, 202)");
                awaitCaughtUp(replicator);
                assertThat(migration.seachange("refresh", "--parked").out()).contains("No key is in quarantine.");
            }
            migration.assertIdentical();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysThatWaitAreTriedAgainByThemselves(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 3);
            try (Replicator replicator = migration.startLive()) {
                migration.market().execute("ALTER TABLE seafood MODIFY name VARCHAR(8) NOT NULL");
                migration.shop().execute("UPDATE squid SET squid_nm = 'Architeuthis' WHERE id IN (1, 2)");
                awaitCaughtUp(replicator);
                assertThat(migration.parked()).containsExactly("squid|1", "squid|2");
                migration.market().execute("ALTER TABLE seafood MODIFY name VARCHAR(40) NOT NULL");
                migration.market().execute("UPDATE seachange.quarantine SET retry_until = UTC_TIMESTAMP(6) + INTERVAL 1 MINUTE"
                        + " WHERE key_text = '1' AND migration = '" + migration.files().name() + "'");
                await().atMost(Repaired.SOON).until(() -> migration.parked().size() == 1);
                assertThat(migration.parked()).containsExactly("squid|2");
                assertThat(migration.seafood("seafood_id = 1")).containsExactly("1|Architeuthis|1");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatStayAreLeftAsTheyAreMarkedOrNot(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.market().execute("ALTER TABLE seafood ADD gone INT NOT NULL DEFAULT 0");
            migration.rules(Repaired.RULES.replace(
                    "in_stock: stock }\n", "in_stock: stock }\n    on_delete: { set: { gone: id } }\n"));
            migration.squids(1, 5);
            try (Replicator replicator = migration.startLive()) {
                migration.shop().execute("DELETE FROM squid WHERE id IN (1, 2)");
                awaitCaughtUp(replicator);
                migration.market().execute(
                        "UPDATE seafood SET gone = 99 WHERE seafood_id = 2", "UPDATE seafood SET gone = 99 WHERE seafood_id = 3",
                        "INSERT INTO seafood VALUES (50, 'added', 0, 0)");
                Ran answer = migration.seachange("refresh", "shop.squid", "--keys", "1", "2", "3", "50");
                assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.DONE);
                assertThat(migration.seafood("seafood_id IN (1, 2, 3, 50)"))
                        .containsExactly("1|Squid 1|1|1", "2|Squid 2|2|99", "3|Squid 3|3|0", "50|added|0|0");
                assertThat(migration.seachange("refresh", "shop.squid").exit()).isEqualTo(ExitCode.DONE);
                assertThat(migration.seafood("seafood_id IN (1, 2, 50)"))
                        .containsExactly("1|Squid 1|1|1", "2|Squid 2|2|99", "50|added|0|0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatCannotBeDoneFailsAndNothingElse(Kind kind) throws Exception {
        try (Repaired migration = Repaired.create(kind, folder)) {
            migration.squids(1, 3);
            Ran early = migration.seachange("refresh", "shop.squid");
            assertThat(early.exit()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(early.err()).contains("has not begun");
            try (Replicator replicator = migration.startLive()) {
                migration.market().execute("INSERT INTO seachange.refresh (migration, source_table, scope, requested_by, state, leg,"
                        + " rows_done, rows_estimate, keys_parked, requested_at) VALUES ('" + migration.files().name()
                        + "', 'shop.nowhere', 'TABLE', 'a test', 'REQUESTED', '', 0, 0, 0, UTC_TIMESTAMP(6))");
                await().atMost(Repaired.SOON).until(() -> replicator.status().refreshes().stream()
                        .anyMatch(refresh -> refresh.state() == RefreshState.FAILED));
                assertThat(replicator.status().refreshes().getFirst().reason()).isEqualTo("no rule reads shop.nowhere");
                migration.shop().execute("INSERT INTO squid VALUES (4, 'Later', 4, 'live')");
                awaitCaughtUp(replicator);
            }
            Ran alone = migration.seachange("refresh", "shop.squid");
            assertThat(alone.exit()).isEqualTo(ExitCode.DONE);
            assertThat(alone.out()).contains("whole table  requested", "No daemon runs this migration now");
            migration.market().execute("DELETE FROM seafood");
            try (Replicator replicator = migration.startLive()) {
                migration.awaitRefreshed(replicator);
            }
            migration.assertIdentical();
        }
    }
}
