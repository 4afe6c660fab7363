package dev.seachange.window;

import static dev.seachange.window.TestingTables.keyedBy;
import static dev.seachange.window.TestingTables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    private static final TableSchema SQUID = keyedBy("shop.squid", "id");
    private static final TableSchema OCTOPUS = keyedBy("shop.octopus", "id");
    private static final Seen SEEN =
            new Seen(Position.parse(Position.Kind.MARIADB, "0-1-7"), new LogPlace("binlog.000001", 4));

    private final Windows windows = new Windows();

    @Test
    void a_window_opens_between_two_transactions_only_and_knows_what_was_told_before() {
        CompletableFuture<OpenWindow> asked = windows.request(SQUID.id());
        assertThat(asked).isNotDone();
        assertThat(windows.hasRequests()).isTrue();
        windows.openRequested(SEEN);
        assertThat(asked).isDone();
        assertThat(asked.join().seen()).isEqualTo(SEEN);
        assertThat(asked.join().table()).isEqualTo(SQUID.id());
        assertThat(windows.hasRequests()).isFalse();
    }

    @Test
    void a_key_that_the_stream_touches_in_the_window_is_overtaken() {
        OpenWindow window = open(SQUID);
        windows.touched(new RowChange.Insert(SQUID, row(1, 0)));
        windows.touched(new RowChange.Delete(SQUID, row(2, 0)));
        windows.touched(new RowChange.Update(SQUID, row(3, 0), row(4, 0)));
        for (long key = 1; key <= 4; key++) {
            assertThat(window.overtaken(RowKey.of(key))).as("key %d", key).isTrue();
        }
        assertThat(window.overtaken(RowKey.of(5L))).isFalse();
    }

    @Test
    void what_was_touched_before_it_opened_or_in_another_table_does_not_count() {
        OpenWindow others = open(OCTOPUS);
        windows.touched(new RowChange.Insert(SQUID, row(1, 0)));
        OpenWindow window = open(SQUID);
        windows.touched(new RowChange.Insert(OCTOPUS, row(2, 0)));
        assertThat(window.overtaken(RowKey.of(1L))).isFalse();
        assertThat(window.overtaken(RowKey.of(2L))).isFalse();
        assertThat(others.overtaken(RowKey.of(1L))).isFalse();
        assertThat(others.overtaken(RowKey.of(2L))).isTrue();
    }

    @Test
    void a_truncated_table_overtakes_every_row_before_and_after() {
        OpenWindow window = open(SQUID);
        windows.touched(new RowChange.Insert(SQUID, row(1, 0)));
        windows.touched(new RowChange.Truncate(SQUID));
        windows.touched(new RowChange.Insert(SQUID, row(2, 0)));
        assertThat(window.overtaken(RowKey.of(1L))).isTrue();
        assertThat(window.overtaken(RowKey.of(77L))).isTrue();
    }

    @Test
    void a_key_that_is_absent_may_be_overtaken_in_another_spelling() {
        OpenWindow window = open(SQUID);
        window.touch(RowKey.of("Stra\u00dfe ", 7L));
        assertThat(window.overtaken(RowKey.of("STRASSE", 7L))).isFalse();
        assertThat(window.isBlurred(List.of(RowKey.of("STRASSE", 7L)))).isTrue();
        assertThat(window.isBlurred(List.of(RowKey.of("Stra\u00dfe ", 7L)))).as("overtaken, beyond doubt").isFalse();
        assertThat(window.isBlurred(List.of(RowKey.of("STRASSE", 8L), RowKey.of("STRASSEN", 7L)))).isFalse();
        assertThat(window.isBlurred(List.of())).isFalse();
    }

    /** Each pair is one key to some collation: utf8mb4_0900_ai_ci, _unicode_ci, _general_ci, or one of a language. */
    @ParameterizedTest
    @CsvSource({
        "S\u00f8ren, soren", "\u00c6ble, aeble", "\u0141\u00f3d\u017a, lodz", "\u0110uro, duro", "\u3042\u3044, \u30a2\u30a4", "\u30c3, \u30c4",
        "\ud83d\ude00, \ud83d\ude01", "a\u00adb, ab", "a\u200db, AB", "\u0661\u0662, 12", "\u0131d, ID", "\u0391\u0345, \u03b1",
        "\u00c5rhus, Aarhus", "\u00c4rger, Aerger", "ccsuk, cscsuk", "vater, water"
    })
    void spellings_of_a_key_are_taken_for_one(String one, String other) {
        OpenWindow window = open(SQUID);
        window.touch(RowKey.of(one, 7L));
        assertThat(window.isBlurred(List.of(RowKey.of(other, 7L)))).isTrue();
        assertThat(window.isBlurred(List.of(RowKey.of(other, 8L)))).isFalse();
        assertThat(window.isBlurred(List.of(RowKey.of(other + "1", 7L)))).isFalse();
    }

    @Test
    void a_closed_window_is_filled_no_more_and_its_neighbours_are() {
        OpenWindow closed = open(SQUID);
        OpenWindow other = open(SQUID);
        windows.close(closed);
        windows.touched(new RowChange.Insert(SQUID, row(1, 0)));
        assertThat(closed.overtaken(RowKey.of(1L))).isFalse();
        assertThat(other.overtaken(RowKey.of(1L))).isTrue();
        windows.close(other);
        windows.close(other);
        windows.touched(new RowChange.Insert(SQUID, row(2, 0)));
        assertThat(other.overtaken(RowKey.of(2L))).isFalse();
    }

    @Test
    void rows_of_a_window_never_come_by_the_stream() {
        open(SQUID);
        assertThatIllegalStateException().isThrownBy(() -> windows.touched(new RowChange.Read(SQUID, row(1, 0))));
    }

    private OpenWindow open(TableSchema table) {
        CompletableFuture<OpenWindow> asked = windows.request(table.id());
        windows.openRequested(SEEN);
        return asked.join();
    }
}
