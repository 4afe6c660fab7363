package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.it.servers.TestingServers.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state in NEW is brought to the form of a newer program, whenever the process that does so is killed. */
class UpgradeIT {
    @ParameterizedTest
    @EnumSource
    void aChangeWhoseVersionWasNotWrittenAnyMoreIsMadeAgain(Kind kind) throws Exception {
        try (NewSide side = NewSide.on(kind)) {
            side.database.execute("DELETE FROM seachange.schema_version WHERE version = '5'");
            assertThat(side.store.isOutdated()).isTrue();
            side.store.migrate();
            assertThat(side.store.isOutdated()).isFalse();
            assertThat(side.store.isRun()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStateOfTheVersionBeforeGetsWhatItLacks(Kind kind) throws Exception {
        try (NewSide side = NewSide.on(kind)) {
            side.database.execute(
                    "DELETE FROM seachange.schema_version WHERE version = '5'",
                    "ALTER TABLE seachange.refresh DROP COLUMN rows_undecided");
            side.store.migrate();
            side.database.execute("UPDATE seachange.refresh SET rows_undecided = 0");
        }
    }
}
