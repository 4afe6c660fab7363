package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.TestingTables;
import dev.seachange.types.TypeNames;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a comparison with MySQL's values cannot see: types, bounds, NULL, refusals and their words. */
class TimeFunctionsTest {
    private static final TableSchema TABLE = TestingTables.table(
            "t.t", "n int not null", "small tinyint unsigned not null", "stamp int unsigned not null", "day date not null",
            "at datetime(3) not null", "maybe datetime", "ts timestamp(6) not null", "span time(2) not null",
            "s varchar(20) not null", "price decimal(10,2) not null", "big bigint not null", "interval int not null");

    private static @Nullable Expression expression(String text, Problems problems) {
        YamlScalar scalar = new YamlScalar(new SourceText("f", text).start(), text, YamlScalar.Kind.TEXT, 0);
        return Expressions.value(scalar, new Scope(TABLE, (s, part, offset, p) -> part, problems));
    }

    private static Compiled compiled(String text) {
        Problems problems = new Problems();
        Expression expression = expression(text, problems);
        if (expression == null) {
            throw new AssertionError(Problems.render(problems.sorted()));
        }
        return expression.compiled();
    }

    private static String problems(String text) {
        Problems problems = new Problems();
        expression(text, problems);
        return Problems.render(problems.sorted());
    }

    private static @Nullable Object value(String text, String column, Object value) {
        Object[] row = new Object[TABLE.columns().size()];
        row[TABLE.ordinal(column)] = value;
        return compiled(text).evaluator().evaluate(Subject.of(Row.of(row)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date(at)                                     | DATE          | NOT NULL
            date(maybe)                                  | DATE          | NULL
            year(day)                                    | SMALLINT UNSIGNED | NOT NULL
            month(maybe)                                 | TINYINT UNSIGNED | NULL
            hour(span)                                   | SMALLINT UNSIGNED | NOT NULL
            hour(at)                                     | TINYINT UNSIGNED | NOT NULL
            microsecond(at)                              | MEDIUMINT UNSIGNED | NOT NULL
            time(at)                                     | TIME(3)       | NOT NULL
            time(day)                                    | TIME          | NOT NULL
            time_to_sec(span)                            | MEDIUMINT     | NOT NULL
            time_to_sec(at)                              | MEDIUMINT UNSIGNED | NOT NULL
            sec_to_time(price)                           | TIME(2)       | NOT NULL
            maketime(1, 2, small)                        | TIME          | NULL
            makedate(2024, small)                        | DATE          | NULL
            last_day(at)                                 | DATE          | NOT NULL
            to_days(day)                                 | MEDIUMINT UNSIGNED | NOT NULL
            from_days(n)                                 | DATE          | NOT NULL
            date_add(day, interval 1 day)                | DATE          | NOT NULL
            date_add(day, interval 1 hour)               | DATETIME      | NOT NULL
            date_add(day, interval 1.25 second)          | DATETIME(2)   | NOT NULL
            date_add(at, interval price second)          | DATETIME(3)   | NOT NULL
            date_add(at, interval 1 microsecond)         | DATETIME(6)   | NOT NULL
            date_add(maybe, interval 1 month)            | DATETIME      | NULL
            date_add(ts, interval 1 month)               | DATETIME(6)   | NOT NULL
            date_add(span, interval 1 minute)            | TIME(2)       | NOT NULL
            date_add('2024-01-31', interval 1 day)       | DATE          | NOT NULL
            addtime(at, span)                            | DATETIME(3)   | NOT NULL
            addtime(day, span)                           | DATETIME(2)   | NOT NULL
            addtime(span, '00:00:00.001')                | TIME(3)       | NOT NULL
            datediff(day, maybe)                         | MEDIUMINT     | NULL
            timestampdiff(year, day, at)                 | SMALLINT      | NOT NULL
            timestampdiff(microsecond, day, at)          | BIGINT        | NOT NULL
            date_format(at, '%W %M %D %r')               | VARCHAR(36)   | NOT NULL
            date_format(maybe, '%Y-%m')                  | VARCHAR(7)    | NULL
            str_to_date(s, '%Y-%m-%d')                   | DATE          | NOT NULL
            str_to_date(s, '%Y-%m-%d %H:%i')             | DATETIME      | NOT NULL
            str_to_date(s, '%Y-%m-%d %H:%i:%s.%f')       | DATETIME(6)   | NOT NULL
            str_to_date(s, '%T')                         | TIME          | NOT NULL
            unix_timestamp(day)                          | BIGINT UNSIGNED | NOT NULL
            unix_timestamp(ts)                           | DECIMAL(16,6) | NOT NULL
            unix_timestamp(at)                           | DECIMAL(14,3) | NOT NULL
            from_unixtime(stamp)                         | DATETIME      | NOT NULL
            from_unixtime(n)                             | DATETIME      | NULL
            from_unixtime(big / 1000)                    | DATETIME(4)   | NULL
            from_unixtime(stamp, '%Y')                   | VARCHAR(4)    | NOT NULL
            convert_tz(at, 'UTC', 'Asia/Seoul')          | DATETIME(3)   | NOT NULL
            """)
    void typesAreAsNarrowAsTheyCanBe(String text, String type, String nullable) {
        Compiled compiled = compiled(text);
        assertThat(TypeNames.of(compiled.proven())).isEqualTo(type);
        assertThat(compiled.nullable() ? "NULL" : "NOT NULL").isEqualTo(nullable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now()                                  | E314 `now` reads the clock            | event_time()
            curdate()                              | E314 `curdate` reads the clock        | event_time()
            current_timestamp                      | E314 `current_timestamp` reads        | event_time()
            UTC_TIMESTAMP(6)                       | E314 `utc_timestamp` reads the clock  | event_time()
            unix_timestamp()                       | E314 `unix_timestamp` reads the clock | event_time()
            date(s)                                | E312 this is no date but VARCHAR(20)  | str_to_date(
            year(n)                                | E312 this is no date but INT          | E312
            date(span)                             | E312 this is no date but TIME(2)      | E312
            date_add(day, 1)                       | E312 an interval is wanted here       | interval 3 day
            date_add(span, interval 1 day)         | E312 a TIME plus days                 | interval 24 hour
            date_add(day, interval price day)      | E312 a whole number is wanted         | round(
            day + interval 1                       | E112 expected a unit such as `day`    | the end
            day + interval 1 fortnight             | E112 expected a unit such as `day`    | `fortnight`
            coalesce(interval 1 day, 'x')          | E314 an interval stands in            | date_add
            coalesce(month, 'x')                   | E210 unknown column `month`           | E210
            timestampdiff(n, day, at)              | E312 `n` is no unit of time           | E312
            timestampdiff(hours, day, at)          | E312 `hours` is no unit of time       | did you mean `hour`?
            timestampdiff(1, day, at)              | E312 a unit such as `day` is wanted   | E312
            str_to_date(s, '%Y-%m')                | E312 the format gives no whole date   | the day
            str_to_date(s, 'x')                    | E312 the format names no part         | E312
            str_to_date(s, '%p %h')                | E312 `%p` needs an hour of twelve     | %I
            str_to_date(s, '%X%V %W')              | E312 `%X` cannot be read              | Known: %Y %y
            str_to_date(s, '%Y%m%d%#')             | E312 `%#` cannot be read              | Known: %Y %y
            str_to_date(s, s)                      | E312 a format is wanted here, written | E312
            convert_tz(at, 'UTC', s)               | E312 a time zone is wanted here       | E312
            week(day, n)                           | E312 a whole number is wanted here    | E312
            makedate(2024, 0) + interval 1 day     |                                       |
            from_days(0)                           | E313 this has no value                | years 0 to 9999
            timestampdiff(month, day)              | E311 `timestampdiff` takes 3          | timestampdiff(unit, a, b)
            """)
    void refusalsSayWhatToDo(String text, @Nullable String message, @Nullable String more) {
        assertThat(problems(text)).contains(message == null ? "" : message, more == null ? "" : more);
        assertThat(problems(text).isEmpty()).isEqualTo(message == null);
    }

    @Test
    void aColumnMayHaveANameThatIsAWordOfDates() {
        assertThat(value("n + interval", "n", 1L)).isNull();
        assertThat(compiled("date_add(day, interval interval day)").traits().reads()).hasSize(2);
        assertThat(compiled("day + interval n day").traits().reads()).hasSize(2);
        assertThat(compiled("n - interval * 2").traits().reads()).hasSize(2);
        assertThat(value("timestampdiff(day, day, '2024-03-01')", "day", LocalDate.of(2024, 2, 28))).isEqualTo(2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2024-02-29x", "2024-02-29 1", "2024-02-30", "2024-2", "", " ", "29.02.2024", "2024-+2-01", "2024--2-01", "0000-01-01",
        "٢٠٢٤-01-01"
    })
    void aTextThatIsNoDateIsRejectedWithoutShowingIt(String text) {
        assertThatThrownBy(() -> value("str_to_date(s, '%Y-%m-%d')", "s", text)).isInstanceOfSatisfying(Unfit.class, e -> {
            assertThat(e.code()).isEqualTo(ValueCode.V111);
            assertThat(e.message()).doesNotContain("2024");
        });
    }

    @Test
    void whatLeavesTheYearsOfMySqlIsRejected() {
        LocalDateTime last = LocalDateTime.of(9999, 12, 31, 23, 59, 59);
        for (String text : List.of(
                "at + interval 1 second", "at + interval 1 month", "at + interval 9223372036854775807 week",
                "at + interval 9223372036854775807 year", "at - interval 9223372036854775807 microsecond",
                "addtime(at, '00:00:01')")) {
            assertUnfit(text, "at", last);
        }
        assertUnfit("span + interval 1 second", "span", Duration.ofSeconds(TimeSpans.MOST_SECONDS));
        assertThat(value("span - interval 1 second", "span", Duration.ofSeconds(1 - TimeSpans.MOST_SECONDS)))
                .isEqualTo(Duration.ofSeconds(-TimeSpans.MOST_SECONDS));
        assertUnfit("unix_timestamp(at)", "at", LocalDateTime.of(1969, 12, 31, 23, 59));
    }

    private static void assertUnfit(String text, String column, Object value) {
        assertThatThrownBy(() -> value(text, column, value)).as(text).isInstanceOfSatisfying(
                Unfit.class, e -> assertThat(e.code()).isEqualTo(ValueCode.V102));
    }

    @Test
    void theYearZeroHasNoLeapDay() {
        assertThat(value("day + interval 1 day", "day", LocalDate.of(0, 2, 28))).isEqualTo(LocalDate.of(0, 3, 1));
        assertThat(value("day - interval 1 day", "day", LocalDate.of(0, 3, 1))).isEqualTo(LocalDate.of(0, 2, 28));
        assertThat(value("last_day(day)", "day", LocalDate.of(0, 2, 1))).isEqualTo(LocalDate.of(0, 2, 28));
        assertThat(value("to_days(day)", "day", LocalDate.of(0, 1, 1))).isEqualTo(1L);
    }

    @Property(tries = 300)
    void daysAndNumbersAreOneToOne(@ForAll @LongRange(min = 1, max = Days.MOST) long day) {
        LocalDate date = Days.date(day);
        assertThat(Days.of(date)).isEqualTo(day);
        assertThat(day == Days.MOST ? null : Days.of(Days.date(day + 1))).isEqualTo(day == Days.MOST ? null : day + 1);
        LocalDateTime moment = date.atTime(23, 59, 59, 999_999_000);
        assertThat(Days.dateTime(Days.micros(moment))).isEqualTo(moment);
    }

    @Property(tries = 300)
    void aWeekHasSevenDays(@ForAll @IntRange(min = 366, max = 3_652_000) int day, @ForAll @IntRange(max = 7) int mode) {
        Set<Week> weeks = new HashSet<>();
        int changes = 0;
        for (int i = 0; i < 14; i++) {
            Week week = Week.of(Days.date(day + i), mode | 2);
            changes += weeks.add(week) ? 1 : 0;
            assertThat(week.number()).isBetween(1, 53);
        }
        assertThat(changes).isBetween(2, 3);
    }

    @Test
    void keysMayBeMadeOfWhatStaysOneToOne() {
        for (String text : List.of(
                "to_days(day)", "from_days(n)", "unix_timestamp(ts)", "from_unixtime(stamp)", "day + interval 1 hour",
                "at - interval 1.5 second")) {
            assertThat(compiled(text).traits().determines()).as(text).isNotEmpty();
        }
        for (String text : List.of(
                "to_days(at)", "year(day)", "from_unixtime(n)", "date_format(day, '%Y-%m-%d')", "last_day(day)",
                "day + interval 1 month", "day + interval n day")) {
            assertThat(compiled(text).traits().determines()).as(text).isEmpty();
        }
    }
}
