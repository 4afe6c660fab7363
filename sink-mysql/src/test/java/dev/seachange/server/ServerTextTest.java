package dev.seachange.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
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
        assertThat(List.of("0000-00-00", "0000-01-10", "2024-00-10", "2024-01-00 10:00:00")).allMatch(TemporalText::isZero);
        assertThat(List.of("2024-02-30", "1000-10-10 00:00:00", "2000-10-20 00:00:00")).noneMatch(TemporalText::isZero);
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

    @Test
    void defaults_of_mysql_are_bare_and_of_mariadb_as_they_are_written() {
        ColumnType text = new ColumnType.Text(20, false, false, "utf8mb4", "utf8mb4_bin");
        ColumnType bits = new ColumnType.Bit(3);
        ColumnType moment = new ColumnType.DateTime(0);
        assertThat(ColumnDefaults.ofMySql(text, "it's", "", false)).isEqualTo(new ColumnDefault.Literal("it's"));
        assertThat(ColumnDefaults.ofMySql(text, "NULL", "", false)).isEqualTo(new ColumnDefault.Literal("NULL"));
        assertThat(ColumnDefaults.ofMySql(text, null, "", true)).isEqualTo(ColumnDefault.NULL);
        assertThat(ColumnDefaults.ofMySql(text, null, "", false)).isEqualTo(ColumnDefault.NONE);
        assertThat(ColumnDefaults.ofMySql(text, "uuid()", "default_generated", false)).isEqualTo(ColumnDefault.SERVER);
        assertThat(ColumnDefaults.ofMySql(moment, "CURRENT_TIMESTAMP", "", false)).isEqualTo(ColumnDefault.SERVER);
        assertThat(ColumnDefaults.ofMySql(bits, "b'101'", "", false)).isEqualTo(new ColumnDefault.Literal("5"));
        assertThat(ColumnDefaults.ofMariaDb(text, "'it\\'s'", "", false)).isEqualTo(new ColumnDefault.Literal("it's"));
        assertThat(ColumnDefaults.ofMariaDb(text, "'it''s'", "", false)).isEqualTo(new ColumnDefault.Literal("it's"));
        assertThat(ColumnDefaults.ofMariaDb(text, "'NULL'", "", true)).isEqualTo(new ColumnDefault.Literal("NULL"));
        assertThat(ColumnDefaults.ofMariaDb(text, "NULL", "", true)).isEqualTo(ColumnDefault.NULL);
        assertThat(ColumnDefaults.ofMariaDb(text, "'a' || 'b'", "", true)).isEqualTo(ColumnDefault.SERVER);
        assertThat(ColumnDefaults.ofMariaDb(text, "current_timestamp()", "", true)).isEqualTo(ColumnDefault.SERVER);
        assertThat(ColumnDefaults.ofMariaDb(text, "-1.50e3", "", true)).isEqualTo(new ColumnDefault.Literal("-1.50e3"));
        assertThat(ColumnDefaults.ofMariaDb(bits, "b'101'", "", false)).isEqualTo(new ColumnDefault.Literal("5"));
        assertThat(ColumnDefaults.ofMariaDb(text, "1 + 2", "", false)).isEqualTo(ColumnDefault.SERVER);
    }
}
