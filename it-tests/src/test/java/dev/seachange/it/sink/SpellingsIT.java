package dev.seachange.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.sink.Sink;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that differ here and are one to NEW: what is done to the one must not hit the other. */
class SpellingsIT {
    private static final String PARENT = "CREATE TABLE tag (name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE %s NOT NULL PRIMARY KEY, v INT)";
    private static final String CHILD = "CREATE TABLE label (id INT PRIMARY KEY, tag_name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE %s,"
            + " v INT, FOREIGN KEY (tag_name) REFERENCES tag (name))";

    private static NewSide side(Kind kind, String collation) throws SQLException {
        NewSide side = NewSide.on(kind);
        side.execute(PARENT.formatted(collation), CHILD.formatted(collation), "INSERT INTO label VALUES (1, NULL, 1)");
        return side;
    }

    /** A child that changes makes deletes of parents wait. While they are copied, nobody knows whether NEW has them. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_row_that_comes_back_in_another_spelling_stays(Kind kind) throws SQLException {
        try (NewSide side = side(kind, "utf8mb4_unicode_ci")) {
            comesBack(side, "N448", "n448");
            assertThat(side.recorder.bisections).isEmpty();
        }
    }

    /** Which letters are one is for the collation to say: that of the Danes takes a double a for an å. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_row_stays_whose_letters_only_one_language_takes_for_the_same(Kind kind) throws SQLException {
        try (NewSide side = side(kind, "utf8mb4_danish_ci")) {
            comesBack(side, "Århus", "Aarhus");
        }
    }

    private static void comesBack(NewSide side, String before, String after) throws SQLException {
        WriteShape tag = side.shape("tag");
        side.apply(side.sink(), List.of(
                NewSide.delete(tag, Expected.UNKNOWN, before),
                NewSide.put(tag, Expected.UNKNOWN, after, 1L),
                NewSide.put(side.shape("label"), Expected.PRESENT, 1L, null, 2L)));
        assertThat(side.rows("tag")).containsExactly(Row.of(after, 1L));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_row_that_is_spelled_anew_and_back_stays(Kind kind) throws SQLException {
        try (NewSide side = side(kind, "utf8mb4_unicode_ci")) {
            side.execute("INSERT INTO tag VALUES ('squid', 1)");
            WriteShape tag = side.shape("tag");
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    move(tag, "squid", Row.of("Squid", 2L)),
                    move(tag, "Squid", Row.of("squid", 3L)),
                    NewSide.put(side.shape("label"), Expected.PRESENT, 1L, null, 2L)));
            assertThat(side.rows("tag")).containsExactly(Row.of("squid", 3L));
            assertThat(side.recorder.findings).isEmpty();
        }
    }

    /** Where rows stay behind and are marked, a new spelling is told as a row that goes and one that comes. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_mark_does_not_outlive_the_spelling_it_was_meant_for(Kind kind) throws SQLException {
        try (NewSide side = NewSide.on(kind)) {
            side.execute(
                    "CREATE TABLE kept (name VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL PRIMARY KEY,"
                            + " v INT, gone INT NOT NULL DEFAULT 0)",
                    "INSERT INTO kept VALUES ('Squid', 1, 0)");
            WriteShape kept = side.shape("kept");
            List<Column> marking = List.of(kept.columns().get(0), kept.columns().get(2));
            WriteShape gone = new WriteShape(
                    kept.rule(), kept.target(), marking, List.of(0), false, new Share.Mark(Row.of(null, 0L)));
            Sink sink = side.sink();
            side.apply(sink, List.of(
                    NewSide.put(gone, Expected.PRESENT, "Squid", 1L),
                    NewSide.put(kept, Expected.UNKNOWN, "squid", 2L, 0L),
                    NewSide.put(gone, Expected.PRESENT, "squid", 1L),
                    NewSide.put(kept, Expected.UNKNOWN, "Squid", 3L, 0L)));
            assertThat(side.rows("kept")).hasSize(1).first().satisfies(row -> {
                assertThat(row.get(1)).isEqualTo(3L);
                assertThat(row.get(2)).isEqualTo(0L);
            });
        }
    }

    private static Write move(WriteShape shape, String from, Row to) {
        Row before = Row.of(from, 1L);
        return new Write.Move(
                shape, RowKey.of(from), RowKey.of(to.get(0)), to, null, Expected.PRESENT,
                new RowChange.Update(shape.target(), before, to));
    }
}
