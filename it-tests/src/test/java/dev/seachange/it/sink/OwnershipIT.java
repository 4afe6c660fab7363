package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Row;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.Ownership;
import dev.seachange.sink.Sink;
import dev.seachange.sink.SinkFailure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One process per migration, whatever happens to its connections. */
class OwnershipIT {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_second_process_is_told_who_has_the_migration(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            assertThatThrownBy(() -> Ownership.acquire(side.server, side.owner(), NewSide.LEASE))
                    .isInstanceOf(SinkFailure.OwnershipLost.class)
                    .hasMessageContaining("test process")
                    .hasMessageContaining("last seen");
            side.ownership.close();
            Ownership.acquire(side.server, side.owner(), NewSide.LEASE).close();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_silent_owner_is_replaced_and_can_write_no_more(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
            WriteShape t = side.shape("t");
            Sink former = side.sink();
            Epoch open = former.open();
            open.write(List.of(NewSide.put(t, Expected.ABSENT, 1L, 1L)));

            // Its epoch has the checkpoint locked; a lease of no time is over at once.
            try (Ownership heir = Ownership.acquire(side.server, side.owner(), Duration.ZERO)) {
                assertThatThrownBy(() -> open.commit(side.next())).isInstanceOf(SinkFailure.class);
                assertThatThrownBy(() -> side.apply(former, List.of())).isInstanceOf(SinkFailure.OwnershipLost.class);
                assertThatThrownBy(side.ownership::beat).isInstanceOf(SinkFailure.class);
                assertThatThrownBy(side.ownership::beat).isInstanceOf(SinkFailure.OwnershipLost.class);
                assertThatThrownBy(side::sink).isInstanceOf(SinkFailure.OwnershipLost.class);
                heir.beat();
            }
            assertThat(side.rows("t")).isEmpty();
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_broken_connection_is_restored_with_the_next_beat(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.killOwner();
            assertThatThrownBy(side.ownership::beat).isInstanceOf(SinkFailure.Transient.class);
            side.ownership.beat();
            assertThatThrownBy(() -> Ownership.acquire(side.server, side.owner(), NewSide.LEASE))
                    .isInstanceOf(SinkFailure.OwnershipLost.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_open_epoch_does_not_keep_the_heart_from_beating(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
            Sink sink = side.sink();
            Epoch open = sink.open();
            open.write(List.of(NewSide.put(side.shape("t"), Expected.ABSENT, 1L, 1L)));
            side.ownership.beat();
            open.commit(side.next());
            assertThat(side.rows("t")).containsExactly(Row.of(1L, 1L));
        }
    }
}
