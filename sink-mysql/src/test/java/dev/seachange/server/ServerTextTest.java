package dev.seachange.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.TableId;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ServerTextTest {

    @Property
    void times_survive_their_text(@ForAll @LongRange(min = -3_020_399_999_999L, max = 3_020_399_999_999L) long micros) {
        Duration time = Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1000);
        assertThat(TemporalText.time(TemporalText.of(time))).isEqualTo(time);
    }

    @Test
    void texts_are_those_of_the_server() {
        assertThat(TemporalText.of(Duration.ofSeconds(-3020399))).isEqualTo("-838:59:59");
        assertThat(TemporalText.of(Duration.ofNanos(-1000))).isEqualTo("-00:00:00.000001");
        assertThat(TemporalText.of(LocalDate.of(1, 2, 3))).isEqualTo("0001-02-03");
        assertThat(TemporalText.of(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 40_000_000))).isEqualTo("2024-02-29 01:02:03.040000");
        assertThat(TemporalText.dateTime("2024-02-29 01:02:03.04")).isEqualTo(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 40_000_000));
        assertThat(TemporalText.of(LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1))).as("too fine, and to be noticed").endsWith(".000000001");
    }

    @Test
    void dates_that_do_not_exist_are_refused() {
        for (String text : List.of("0000-00-00", "2024-00-10", "2024-02-30", "2024-1-1", "", "20240101")) {
            assertThatThrownBy(() -> TemporalText.date(text)).isInstanceOf(DateTimeException.class);
        }
        assertThatThrownBy(() -> TemporalText.dateTime("0000-00-00 00:00:00")).isInstanceOf(DateTimeException.class);
    }

    @Test
    void labels_are_read_as_they_were_declared() {
        assertThat(ColumnTypes.labels("enum('a','b''c','d,e','')")).containsExactly("a", "b'c", "d,e", "");
        assertThat(ColumnTypes.labels("set('x\\\\y')")).containsExactly("x\\y");
        assertThatThrownBy(() -> ColumnTypes.labels("enum('a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foreign_keys_are_found_in_create_table() {
        String text = """
                CREATE TABLE `c` (
                  `id` int(11) NOT NULL COMMENT 'CONSTRAINT `no` FOREIGN KEY (`a`) REFERENCES `b` (`c`)',
                  KEY `f` (`p`),
                  CONSTRAINT `f` FOREIGN KEY (`p`, `q``r`) REFERENCES `p` (`id`, `x`) ON DELETE CASCADE ON UPDATE SET NULL,
                  CONSTRAINT `g` FOREIGN KEY (`s`) REFERENCES `other`.`p` (`id`) ON DELETE NO ACTION
                ) ENGINE=InnoDB""";
        assertThat(CreateTableText.foreignKeys(new TableId("db", "c"), text))
                .containsExactly(
                        new ForeignKey("f", List.of("p", "q`r"), new TableId("db", "p"), List.of("id", "x"),
                                Action.CASCADE, Action.SET_NULL),
                        new ForeignKey("g", List.of("s"), new TableId("other", "p"), List.of("id"),
                                Action.RESTRICT, Action.RESTRICT));
    }

    @Test
    void names_are_quoted() {
        assertThat(Identifiers.quote(new TableId("a", "b`c"))).isEqualTo("`a`.`b``c`");
    }
}
