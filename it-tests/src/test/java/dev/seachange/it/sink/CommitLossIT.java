package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Row;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.Sink;
import dev.seachange.sink.SinkFailure;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection is cut at COMMIT: whether the server got it decides, and the sink finds out. Without TLS, so that COMMIT can be seen. */
class CommitLossIT {

    @ParameterizedTest
    @CsvSource({"MARIADB,BEFORE", "MARIADB,AFTER"})
    void an_epoch_happens_once(Kind kind, CuttingProxy.When when) throws Exception {
        try (NewSide side = NewSide.on(kind);
                CuttingProxy proxy = new CuttingProxy(side.database.host(), side.database.port())) {
            side.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)", "INSERT INTO t VALUES (1, 0)");
            WriteShape t = side.shape("t");
            Sink sink = side.sink(NewSide.settings(side.database, proxy.port()));
            proxy.cut(when);
            var applied = side.apply(
                    sink,
                    List.of(NewSide.put(t, Expected.PRESENT, 1L, 1L), NewSide.put(t, Expected.ABSENT, 2L, 2L)));

            assertThat(applied.epoch()).isEqualTo(1);
            assertThat(applied.attempts()).isEqualTo(when == CuttingProxy.When.BEFORE ? 2 : 1);
            assertThat(side.rows("t")).containsExactly(Row.of(1L, 1L), Row.of(2L, 2L));
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isEqualTo(1);
            assertThat(side.recorder.findings).isEmpty();
            side.apply(sink, List.of(NewSide.put(t, Expected.PRESENT, 1L, 5L)));
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"MARIADB,BEFORE", "MARIADB,AFTER"})
    void a_streamed_epoch_is_there_or_is_lost(Kind kind, CuttingProxy.When when) throws Exception {
        try (NewSide side = NewSide.on(kind);
                CuttingProxy proxy = new CuttingProxy(side.database.host(), side.database.port())) {
            side.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
            WriteShape t = side.shape("t");
            Sink sink = side.sink(NewSide.settings(side.database, proxy.port()));
            Epoch open = sink.open();
            open.write(List.of(NewSide.put(t, Expected.ABSENT, 1L, 1L)));
            proxy.cut(when);
            if (when == CuttingProxy.When.AFTER) {
                open.commit(side.next());
                assertThat(side.rows("t")).hasSize(1);
            } else {
                assertThatThrownBy(() -> open.commit(side.next())).isInstanceOf(SinkFailure.Transient.class);
                assertThat(side.rows("t")).isEmpty();
                side.apply(sink, List.of(NewSide.put(t, Expected.ABSENT, 1L, 1L)));
                assertThat(side.rows("t")).hasSize(1);
            }
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isEqualTo(1);
        }
    }
}
