package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.CopyProgress;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.Finding;
import dev.seachange.sink.Parked;
import dev.seachange.sink.ParkedCount;
import dev.seachange.sink.Sink;
import dev.seachange.sink.StoredParked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Epochs on real servers: what is in NEW after each, and what is done about rows that NEW refuses. */
class SinkIT {
    private static final String PEOPLE =
            "CREATE TABLE people (id INT PRIMARY KEY, code VARCHAR(8) NOT NULL UNIQUE, age TINYINT UNSIGNED)";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void rows_checkpoint_and_copy_progress_come_together(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(PEOPLE);
            TableId source = new TableId("old", "people");
            side.store.addCopyTables(Map.of(source, 10L));
            WriteShape people = side.shape("people");
            Sink sink = side.sink();
            Checkpoint through = side.next();

            sink.apply(
                    List.of(NewSide.put(people, Expected.ABSENT, 1L, "a", 30L)),
                    List.of(new CopyProgress(source, "RUNNING", "1", 1)),
                    List.of(),
                    through);

            assertThat(side.rows("people")).containsExactly(Row.of(1L, "a", 30L));
            assertThat(side.store.checkpoint().orElseThrow().checkpoint()).isEqualTo(through);
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isEqualTo(1);
            assertThat(side.store.copyTables().getFirst().throughKey()).isEqualTo("1");
            assertThat(side.recorder.epochs).isEqualTo(1);
            assertThat(side.recorder.rows).containsEntry("people INSERT", 1L);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void slices_are_seen_at_commit_only(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(PEOPLE);
            WriteShape people = side.shape("people");
            Sink sink = side.sink();
            Epoch first = sink.open();
            first.write(List.of(NewSide.put(people, Expected.ABSENT, 1L, "a", 1L)));
            first.abandon();
            assertThat(side.rows("people")).isEmpty();

            Epoch second = sink.open();
            second.write(List.of(NewSide.put(people, Expected.ABSENT, 1L, "a", 1L)));
            second.write(List.of(
                    NewSide.put(people, Expected.ABSENT, 2L, "b", 2L), NewSide.put(people, Expected.PRESENT, 1L, "c", 1L)));
            assertThat(side.rows("people")).isEmpty();
            second.commit(side.next());

            assertThat(side.rows("people")).containsExactly(Row.of(1L, "c", 1L), Row.of(2L, "b", 2L));
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void bad_rows_are_parked_and_the_others_arrive(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(PEOPLE, "INSERT INTO people VALUES (1000, 'taken', 1)");
            WriteShape people = side.shape("people");
            Sink sink = side.sink();
            List<Write> writes = new ArrayList<>();
            for (long i = 0; i < 300; i++) {
                String code = i == 77 ? "much too long" : i == 200 ? "taken" : "c" + i;
                long age = i == 131 ? 256L : i % 256;
                writes.add(NewSide.put(people, Expected.ABSENT, i, code, age));
            }
            side.apply(sink, writes);

            assertThat(side.rows("people")).hasSize(298);
            assertThat(side.recorder.parked)
                    .extracting(Parked::code)
                    .containsExactlyInAnyOrder("SQL-1406", "SQL-1062", "SQL-1264");
            List<StoredParked> stored = side.store.quarantine(10);
            assertThat(stored).extracting(StoredParked::keyText).containsExactlyInAnyOrder("77", "200", "131");
            assertThat(stored).allSatisfy(p -> assertThat(p.message()).doesNotContain("taken").doesNotContain("too long'"));
            assertThat(side.store.quarantineCounts()).containsExactly(
                    new ParkedCount("rule_people", "SQL-1062", 1), new ParkedCount("rule_people", "SQL-1264", 1),
                    new ParkedCount("rule_people", "SQL-1406", 1));
            assertThat(side.store.longestParked(10)).extracting(StoredParked::keyText).containsExactlyInAnyOrder("77", "200", "131");
            assertThat(side.recorder.findings).isEmpty();

            later_changes_of_parked_keys_wait_for_a_read(side, people);
        }
    }

    private static void later_changes_of_parked_keys_wait_for_a_read(NewSide side, WriteShape people) throws SQLException {
        try (Sink again = side.sink()) {
            side.apply(again, List.of(
                    NewSide.put(people, Expected.PRESENT, 77L, "short", 7L), NewSide.put(people, Expected.PRESENT, 1L, "x", 1L)));
            assertThat(side.rows("people")).hasSize(298).contains(Row.of(1L, "x", 1L));
            assertThat(side.store.quarantine(10))
                    .filteredOn(p -> p.keyText().equals("77"))
                    .singleElement()
                    .satisfies(p -> assertThat(p.skipped()).isEqualTo(1));

            Row present = Row.of(77L, "short", 7L);
            side.apply(again, List.of(new Write.Put(
                    people, RowKey.of(77L), present, null, Expected.UNKNOWN, new RowChange.Read(people.target(), present))));
            assertThat(side.rows("people")).contains(present);
            assertThat(side.store.quarantine(10)).extracting(StoredParked::keyText).containsExactlyInAnyOrder("200", "131");

            side.apply(again, List.of(NewSide.put(people, Expected.PRESENT, 77L, "later", 7L)));
            assertThat(side.rows("people")).contains(Row.of(77L, "later", 7L));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void digits_that_a_server_would_drop_are_refused(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute("CREATE TABLE money (id INT PRIMARY KEY, amount DECIMAL(10,2))");
            WriteShape money = side.shape("money");
            Sink sink = side.sink();
            side.apply(sink, List.of(NewSide.put(money, Expected.ABSENT, 1L, new java.math.BigDecimal("1.005"))));
            assertThat(side.rows("money")).isEmpty();
            assertThat(side.recorder.parked).extracting(Parked::code).containsExactly("SQL-1265");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_should_not_be_is_found_and_mended(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(PEOPLE, "INSERT INTO people VALUES (2, 'foreign', 2)");
            WriteShape people = side.shape("people");
            Sink sink = side.sink();
            List<Write> writes = new ArrayList<>();
            LongStream.range(10, 40).forEach(i -> writes.add(NewSide.put(people, Expected.ABSENT, i, "c" + i, i)));
            writes.add(NewSide.put(people, Expected.PRESENT, 1L, "missing", 1L));
            writes.add(NewSide.put(people, Expected.ABSENT, 2L, "ours", 3L));
            writes.add(NewSide.delete(people, Expected.PRESENT, 3L));
            side.apply(sink, writes);

            assertThat(side.rows("people")).hasSize(32).contains(Row.of(1L, "missing", 1L), Row.of(2L, "ours", 3L));
            assertThat(side.recorder.findings)
                    .extracting(Finding::kind)
                    .containsExactlyInAnyOrder(
                            Finding.Kind.ROW_MISSING, Finding.Kind.ROW_UNEXPECTED, Finding.Kind.ROW_GONE_ALREADY);
            assertThat(side.recorder.parked).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void unique_values_are_passed_around_without_halving(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(
                    "CREATE TABLE ring (id INT PRIMARY KEY, code VARCHAR(40) NOT NULL UNIQUE, nick VARCHAR(40) UNIQUE)",
                    "CREATE TABLE leaf (id INT PRIMARY KEY, ring_id INT, FOREIGN KEY (ring_id) REFERENCES ring (id))");
            WriteShape ring = side.shape("ring");
            Sink sink = side.sink();
            List<Write> writes = new ArrayList<>();
            LongStream.range(0, 100).forEach(i -> writes.add(NewSide.put(ring, Expected.ABSENT, i, "c" + i, "n" + i)));
            side.apply(sink, writes);
            writes.clear();
            // Codes swap in pairs, nicks move on by one through the whole table.
            LongStream.range(0, 100).forEach(i ->
                    writes.add(NewSide.put(ring, Expected.PRESENT, i, "c" + (i ^ 1), "n" + (i + 1) % 100)));
            side.apply(sink, writes);

            assertThat(side.recorder.bisections).isEmpty();
            assertThat(side.rows("ring")).contains(Row.of(0L, "c1", "n1"), Row.of(99L, "c98", "n0"));
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void lost_session_and_lock_conflicts_are_overcome(Kind kind) throws Exception {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(PEOPLE, "INSERT INTO people VALUES (1, 'a', 1)");
            WriteShape people = side.shape("people");
            Sink sink = side.sink();
            side.execute("SET GLOBAL innodb_lock_wait_timeout = 1");
            try (Sink impatient = side.sink();
                    var rival = side.database.connect();
                    var statement = rival.createStatement()) {
                sink.close();
                rival.setAutoCommit(false);
                statement.executeUpdate("UPDATE people SET age = 5 WHERE id = 1");
                Thread letGo = Thread.startVirtualThread(() -> {
                    try {
                        await().atMost(Duration.ofSeconds(60)).until(() -> !side.recorder.retries.isEmpty());
                    } finally {
                        commit(rival);
                    }
                });
                var applied = side.apply(impatient, List.of(NewSide.put(people, Expected.PRESENT, 1L, "b", 9L)));
                letGo.join();
                assertThat(applied.attempts()).isGreaterThan(1);
            } finally {
                side.execute("SET GLOBAL innodb_lock_wait_timeout = 50");
            }
            assertThat(side.rows("people")).containsExactly(Row.of(1L, "b", 9L));

            Sink killed = side.sink();
            side.killSink();
            side.apply(killed, List.of(NewSide.put(people, Expected.PRESENT, 1L, "c", 10L)));
            assertThat(side.rows("people")).containsExactly(Row.of(1L, "c", 10L));
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void truncation_clears_and_a_move_takes_cascading_children_along(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(
                    "CREATE TABLE parent (id INT PRIMARY KEY, v INT)",
                    "CREATE TABLE child (id INT PRIMARY KEY, parent_id INT,"
                            + " FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE ON UPDATE CASCADE)",
                    "INSERT INTO parent VALUES (1, 1)",
                    "INSERT INTO child VALUES (5, 1)");
            WriteShape parent = side.shape("parent");
            Sink sink = side.sink();
            Row moved = Row.of(2L, 1L);
            side.apply(sink, List.of(new Write.Move(
                    parent, RowKey.of(1L), RowKey.of(2L), moved, null, Expected.PRESENT,
                    new RowChange.Update(parent.target(), Row.of(1L, 1L), moved))));
            assertThat(side.rows("child")).containsExactly(Row.of(5L, 2L));

            side.apply(sink, List.of(
                    NewSide.put(parent, Expected.ABSENT, 3L, 3L),
                    new Write.Clear(parent, new RowChange.Truncate(parent.target())),
                    NewSide.put(parent, Expected.ABSENT, 4L, 4L)));
            assertThat(side.rows("parent")).containsExactly(Row.of(4L, 4L));
            assertThat(side.rows("child")).isEmpty();
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_missing_table_stops_with_the_story(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(PEOPLE);
            WriteShape people = side.shape("people");
            Sink sink = side.sink();
            side.execute("DROP TABLE people");
            assertThatThrownBy(() -> side.apply(sink, List.of(NewSide.put(people, Expected.ABSENT, 1L, "a", 1L))))
                    .isInstanceOf(dev.seachange.sink.SinkFailure.Fatal.class)
                    .hasMessageContaining("people")
                    .hasMessageContaining("1146");
            assertThat(side.store.checkpoint().orElseThrow().epoch()).isZero();
        }
    }
}
