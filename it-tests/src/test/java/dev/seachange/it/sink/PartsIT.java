package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.Parked;
import dev.seachange.sink.Sink;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What parts feed into rows on real servers, beyond what random histories show. */
class PartsIT {
    private static final String ABSENT = "CREATE TABLE squid (name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE %s NOT NULL PRIMARY KEY,"
            + " arms INT, chill INT NOT NULL DEFAULT 2, tank VARCHAR(20), CHECK (chill < 10), CHECK (arms + chill < 100))";

    private static WriteShape care(NewSide side) throws SQLException {
        return NewSide.part(side.table("squid"), "care", Row.of(null, 2L), "name", "chill");
    }

    private static WriteShape tank(NewSide side) throws SQLException {
        return NewSide.part(side.table("squid"), "tank", Row.of(null, null), "name", "tank");
    }

    private static WriteShape owner(NewSide side) throws SQLException {
        return NewSide.owner(side.table("squid"), List.of(care(side), tank(side)), "name", "arms");
    }

    /** Where NEW takes two spellings for one key, so do the parts; where it does not, they do not either. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void keys_are_one_where_new_says_so(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(ABSENT.formatted("utf8mb4_unicode_ci"));
            WriteShape owner = owner(side);
            WriteShape care = care(side);
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    NewSide.put(care, Expected.ABSENT, "Straße", 5L),
                    NewSide.put(care, Expected.ABSENT, "é", 6L),
                    NewSide.put(care, Expected.ABSENT, "padded ", 7L)));
            side.apply(sink, List.of(
                    NewSide.put(owner, Expected.ABSENT, "STRASSE", 1L),
                    NewSide.put(owner, Expected.ABSENT, "E", 1L),
                    NewSide.put(owner, Expected.ABSENT, "padded", 1L)));
            assertThat(side.rows("squid")).containsExactlyInAnyOrder(
                    Row.of("STRASSE", 1L, 5L, null), Row.of("E", 1L, 6L, null), Row.of("padded", 1L, 7L, null));
            assertThat(side.waiting()).isEmpty();
            // The row goes, and the part is changed under its own spelling: it is still one part.
            side.apply(sink, List.of(NewSide.delete(owner, Expected.PRESENT, "STRASSE")));
            side.apply(sink, List.of(NewSide.put(care, Expected.PRESENT, "Straße", 8L)));
            assertThat(side.waiting()).containsExactly("care [\"Straße\"] {\"chill\":\"8\"}");
            side.apply(sink, List.of(NewSide.delete(care, Expected.PRESENT, "strasse")));
            assertThat(side.waiting()).isEmpty();
            assertThat(side.recorder.bisections).isEmpty();
        }
        try (NewSide side = NewSide.on(kind)) {
            side.execute(ABSENT.formatted("utf8mb4_bin"));
            WriteShape owner = owner(side);
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    NewSide.put(care(side), Expected.ABSENT, "a", 5L), NewSide.put(care(side), Expected.ABSENT, "A", 6L)));
            side.apply(sink, List.of(NewSide.put(owner, Expected.ABSENT, "A", 1L)));
            assertThat(side.rows("squid")).containsExactly(Row.of("A", 1L, 6L, null));
            assertThat(side.waiting()).containsExactly("care [\"a\"] {\"chill\":\"5\"}");
        }
    }

    /** É and E have one hash, since some collations take them for one: then the server decides. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void keys_that_look_alike_here_may_be_two_in_new(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(ABSENT.formatted(kind == Kind.MYSQL ? "utf8mb4_0900_as_ci" : "uca1400_as_ci"));
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    NewSide.put(care(side), Expected.ABSENT, "É", 5L), NewSide.put(care(side), Expected.ABSENT, "E", 6L)));
            side.apply(sink, List.of(NewSide.put(owner(side), Expected.ABSENT, "e", 1L)));
            assertThat(side.rows("squid")).containsExactly(Row.of("e", 1L, 6L, null));
            assertThat(side.waiting()).containsExactly("care [\"É\"] {\"chill\":\"5\"}");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_refused_part_is_parked_by_itself(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(ABSENT.formatted("utf8mb4_bin"));
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    NewSide.put(owner(side), Expected.ABSENT, "a", 1L),
                    NewSide.put(owner(side), Expected.ABSENT, "b", 1L),
                    NewSide.put(care(side), Expected.ABSENT, "a", 11L),
                    NewSide.put(care(side), Expected.ABSENT, "b", 5L),
                    NewSide.put(tank(side), Expected.ABSENT, "a", "T")));
            assertThat(side.recorder.parked).extracting(Parked::rule).containsExactly("care");
            assertThat(side.rows("squid")).containsExactly(Row.of("a", 1L, 2L, "T"), Row.of("b", 1L, 5L, null));
            // Its later changes wait; those of the row and of other parts do not.
            side.apply(sink, List.of(
                    NewSide.put(care(side), Expected.PRESENT, "a", 6L),
                    NewSide.put(owner(side), Expected.PRESENT, "a", 2L),
                    NewSide.put(tank(side), Expected.PRESENT, "a", "U")));
            assertThat(side.rows("squid").getFirst()).isEqualTo(Row.of("a", 2L, 2L, "U"));
        }
    }

    /** Nobody knows any more which row of OLD fed it: the row that came for it is parked, and what waits goes on waiting. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_row_that_does_not_go_with_its_part_is_parked(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(ABSENT.formatted("utf8mb4_bin"));
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    NewSide.put(care(side), Expected.ABSENT, "a", 9L),
                    NewSide.put(owner(side), Expected.ABSENT, "a", 95L),
                    NewSide.put(owner(side), Expected.ABSENT, "b", 95L)));
            assertThat(side.recorder.parked).hasSize(1).first().satisfies(parked -> {
                assertThat(parked.rule()).isEqualTo("owner");
                assertThat(parked.message()).contains("rule care", "before its row came");
            });
            assertThat(side.rows("squid")).containsExactly(Row.of("b", 95L, 2L, null));
            assertThat(side.waiting()).containsExactly("care [\"a\"] {\"chill\":\"9\"}");
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thousands_wait_join_and_stay_behind_in_one_transaction(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(ABSENT.formatted("utf8mb4_bin"));
            List<Write> parts = new ArrayList<>();
            List<Write> rows = new ArrayList<>();
            List<Write> deletes = new ArrayList<>();
            WriteShape care = care(side);
            WriteShape owner = owner(side);
            for (int i = 0; i < 3_000; i++) {
                parts.add(NewSide.put(care, Expected.ABSENT, "n" + i, (long) i % 10));
                rows.add(NewSide.put(owner, Expected.ABSENT, "n" + i, (long) i % 90));
                deletes.add(NewSide.delete(owner, Expected.PRESENT, "n" + i));
            }
            Sink sink = side.sink();
            Epoch epoch = sink.open();
            epoch.write(parts);
            epoch.write(rows);
            epoch.write(deletes.subList(0, 1_000));
            assertThat(side.waiting()).isEmpty();
            epoch.commit(side.next());
            assertThat(side.rows("squid")).hasSize(2_000).allMatch(row -> {
                int i = Integer.parseInt(((String) row.get(0)).substring(1));
                return row.equals(Row.of("n" + i, (long) i % 90, (long) i % 10, null));
            });
            // Those that hold their default need not be remembered.
            assertThat(side.waiting()).hasSize(900);
            assertThat(side.recorder.statements).as("many rows per statement").isLessThan(300);
            assertThat(side.recorder.bisections).isEmpty();
        }
    }
}
