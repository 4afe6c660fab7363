package dev.seachange.it.daemon;

import static dev.seachange.it.daemon.Trial.awaitCaughtUp;
import static dev.seachange.it.daemon.Trial.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.daemon.Replicator;
import dev.seachange.it.servers.TestingServers.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that change, with rows behind them that a foreign key moves along on both sides. */
class CascadedKeysIT {
    private static final String NAME = "VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void childrenFollowTheKeyOfTheirParent(Kind kind) throws Exception {
        try (Trial trial = Trial.of(kind, folder, Trial.COPY_ALL, "")) {
            trial.both(
                    "CREATE TABLE tag (nm " + NAME + " PRIMARY KEY, v INT)",
                    "CREATE TABLE label (id INT PRIMARY KEY, tag_nm " + NAME + ", CONSTRAINT label_tag FOREIGN KEY (tag_nm)"
                            + " REFERENCES tag (nm) ON DELETE CASCADE ON UPDATE CASCADE)");
            trial.shop().execute(
                    "INSERT INTO tag VALUES ('n1', 1), ('a', 1), ('c', 1), ('jose', 1)",
                    "INSERT INTO label VALUES (1, 'n1'), (2, 'a'), (3, 'c'), (4, 'jose')");
            try (Replicator replicator = trial.startLive()) {
                trial.shop().execute(
                        "UPDATE tag SET nm = 'N1', v = 3 WHERE nm = 'n1'",
                        "UPDATE tag SET nm = 'josé', v = 4 WHERE nm = 'jose'",
                        "UPDATE tag SET nm = 'b', v = 2 WHERE nm = 'a'",
                        "DELETE FROM tag WHERE nm = 'c'");
                awaitCaughtUp(replicator);
                // MySQL 9.7 keeps the old spelling where children have the new one, and its log shows them first.
                assertThat(rows(trial.market(), "SELECT LOWER(REPLACE(nm, 'é', 'e')), v FROM tag ORDER BY v"))
                        .containsExactly("b|2", "n1|3", "jose|4");
                assertThat(rows(trial.market(), "SELECT * FROM label ORDER BY id"))
                        .isEqualTo(rows(trial.shop(), "SELECT * FROM label ORDER BY id"));
            }
        }
    }
}
