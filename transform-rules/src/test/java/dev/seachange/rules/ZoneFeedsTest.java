package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code { from: ..., zone: ... }}. */
class ZoneFeedsTest {

    private static Catalog catalog(String name, String type) {
        return Catalog.of(table(name, "id int key", "t " + type));
    }

    private static RuleSet rules(String from, String to, String feed) {
        return TestingRules.compile(text(feed), catalog("s.t", from), catalog("t.t", to));
    }

    private static String problems(String from, String to, String feed) {
        return TestingRules.problems(text(feed), catalog("s.t", from), catalog("t.t", to));
    }

    private static String text(String feed) {
        return """
                mapping: 1
                rules:
                  t: { from: s.t, to: t.t, key: { id: id }, columns: { t: { %s } }, drop: rest }
                """.formatted(feed);
    }

    private static TestingRules fed(RuleSet rules, Object value) {
        TableSchema source = table("s.t", "id int key", "t " + (value instanceof Instant ? "timestamp(6)" : "datetime(6)"));
        return apply(rules, new RowChange.Insert(source, Row.of(1L, value)));
    }

    private static @Nullable Object value(RuleSet rules, Object value) {
        return ((Write.Put) fed(rules, value).only()).values().get(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            America/New_York    | 2023-03-12T01:59:59.999999 | 2023-03-12T06:59:59.999999Z
            America/New_York    | 2023-03-12T03:00           | 2023-03-12T07:00:00Z
            America/New_York    | 2023-11-05T00:59:59        | 2023-11-05T04:59:59Z
            America/New_York    | 2023-11-05T02:00           | 2023-11-05T07:00:00Z
            Europe/Berlin       | 2024-07-01T12:00           | 2024-07-01T10:00:00Z
            Europe/Berlin       | 2024-12-01T12:00           | 2024-12-01T11:00:00Z
            Asia/Seoul          | 2024-07-01T12:00           | 2024-07-01T03:00:00Z
            Asia/Seoul          | 1988-07-01T12:00           | 1988-07-01T02:00:00Z
            Australia/Lord_Howe | 2023-10-01T01:59           | 2023-09-30T15:29:00Z
            Australia/Lord_Howe | 2023-10-01T02:30           | 2023-09-30T15:30:00Z
            Africa/Monrovia     | 1971-06-01T00:00           | 1971-06-01T00:44:30Z
            Asia/Kolkata        | 2024-07-01T12:00           | 2024-07-01T06:30:00Z
            +09:00              | 2024-07-01T12:00           | 2024-07-01T03:00:00Z
            -5:30               | 2024-07-01T12:00           | 2024-07-01T17:30:00Z
            UTC                 | 1970-01-01T00:00:01        | 1970-01-01T00:00:01Z
            UTC                 | 2038-01-19T03:14:07.999999 | 2038-01-19T03:14:07.999999Z
            """)
    void aLocalTimeBecomesTheInstantItMeans(String zone, String local, String instant) {
        RuleSet rules = rules("datetime(6)", "timestamp(6)", "from: t, zone: '" + zone + "'");
        assertThat(value(rules, LocalDateTime.parse(local))).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            America/New_York    | 2023-03-12T02:00           | V112 | forward
            America/New_York    | 2023-03-12T02:59:59.999999 | V112 | forward
            America/New_York    | 2023-11-05T01:00           | V112 | twice
            America/New_York    | 2023-11-05T01:59:59.999999 | V112 | twice
            Europe/Berlin       | 2023-03-26T02:30           | V112 | forward
            Europe/Berlin       | 2023-10-29T02:30           | V112 | twice
            Australia/Lord_Howe | 2023-10-01T02:00           | V112 | forward
            Australia/Lord_Howe | 2023-10-01T02:29:59        | V112 | forward
            Australia/Lord_Howe | 2023-04-02T01:30           | V112 | twice
            Australia/Lord_Howe | 2023-04-02T01:59:59        | V112 | twice
            Asia/Seoul          | 1987-05-10T02:30           | V112 | forward
            Asia/Seoul          | 1987-10-11T02:30           | V112 | twice
            Pacific/Apia        | 2011-12-30T12:00           | V112 | forward
            UTC                 | 1970-01-01T00:00:00.999999 | V102 | range of TIMESTAMP
            UTC                 | 2038-01-19T03:14:08        | V102 | range of TIMESTAMP
            Asia/Seoul          | 1970-01-01T09:00           | V102 | range of TIMESTAMP
            """)
    void aLocalTimeThatMeansNoInstantOrTwoIsRejected(String zone, String local, String code, String message) {
        RuleSet rules = rules("datetime(6)", "timestamp(6)", "from: t, zone: " + zone);
        Rejection rejection = fed(rules, LocalDateTime.parse(local)).rejection();
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.column()).isEqualTo("t");
        assertThat(rejection.toString()).contains(message).doesNotContain(local.replace('T', ' '));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            America/New_York    | earlier | 2023-11-05T01:30 | 2023-11-05T05:30:00Z
            America/New_York    | later   | 2023-11-05T01:30 | 2023-11-05T06:30:00Z
            Europe/Berlin       | earlier | 2023-10-29T02:00 | 2023-10-29T00:00:00Z
            Europe/Berlin       | later   | 2023-10-29T02:00 | 2023-10-29T01:00:00Z
            Australia/Lord_Howe | earlier | 2023-04-02T01:45 | 2023-04-01T14:45:00Z
            Australia/Lord_Howe | later   | 2023-04-02T01:45 | 2023-04-01T15:15:00Z
            Asia/Seoul          | earlier | 1987-10-11T02:30 | 1987-10-10T16:30:00Z
            Asia/Seoul          | later   | 1987-10-11T02:30 | 1987-10-10T17:30:00Z
            """)
    void theRuleMaySayWhichOfTwoInstantsIsMeant(String zone, String overlap, String local, String instant) {
        RuleSet rules = rules("datetime(6)", "timestamp(6)", "from: t, zone: " + zone + ", overlap: " + overlap);
        assertThat(value(rules, LocalDateTime.parse(local))).isEqualTo(Instant.parse(instant));
    }

    @Test
    void anOverlapSaysNothingOfGaps() {
        RuleSet rules = rules("datetime(6)", "timestamp(6)", "from: t, zone: Europe/Berlin, overlap: later");
        assertThat(fed(rules, LocalDateTime.of(2023, 3, 26, 2, 0)).rejection().code()).isEqualTo("V112");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asia/Seoul       | 1960-07-01T12:00           | 1960-07-01T02:30
            Asia/Seoul       | 1908-01-01T00:00           | 1907-12-31T15:32:08
            America/New_York | 2040-07-01T12:00           | 2040-07-01T16:00
            America/New_York | 2040-12-01T12:00           | 2040-12-01T17:00
            +09:00           | 9999-12-31T23:59:59.999999 | 9999-12-31T14:59:59.999999
            -09:00           | 0000-01-01T00:00           | 0000-01-01T09:00
            """)
    void aDatetimeTakesTheInstantInUtcWhateverTheYear(String zone, String local, String utc) {
        RuleSet rules = rules("datetime(6)", "datetime(6)", "from: t, zone: '" + zone + "'");
        assertThat(value(rules, LocalDateTime.parse(local))).isEqualTo(LocalDateTime.parse(utc));
    }

    @Test
    void butNotBeyondWhatDatetimeHolds() {
        RuleSet west = rules("datetime(6)", "datetime(6)", "from: t, zone: America/New_York");
        assertThat(fed(west, LocalDateTime.of(9999, 12, 31, 23, 0)).rejection().code()).isEqualTo("V102");
        RuleSet east = rules("datetime(6)", "datetime(6)", "from: t, zone: '+09:00'");
        assertThat(fed(east, LocalDateTime.of(0, 1, 1, 8, 0)).rejection().code()).isEqualTo("V102");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asia/Seoul          | 2024-07-01T03:00:00.5Z  | 2024-07-01T12:00:00.5
            Europe/Berlin       | 2023-10-29T00:30:00Z    | 2023-10-29T02:30
            Europe/Berlin       | 2023-10-29T01:30:00Z    | 2023-10-29T02:30
            Australia/Lord_Howe | 2023-09-30T15:30:00Z    | 2023-10-01T02:30
            -09:30              | 2024-07-01T00:00:00Z    | 2024-06-30T14:30
            """)
    void anInstantBecomesTheLocalTimeOfTheZone(String zone, String instant, String local) {
        RuleSet rules = rules("timestamp(6)", "datetime(6)", "from: t, zone: '" + zone + "'");
        assertThat(value(rules, Instant.parse(instant))).isEqualTo(LocalDateTime.parse(local));
    }

    @Property(tries = 500)
    void thereAndBackIsTheSame(@ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int second, @ForAll @IntRange(max = 3) int which) {
        String zone = List.of("America/New_York", "Europe/Berlin", "Asia/Seoul", "Australia/Lord_Howe").get(which);
        Instant instant = Instant.ofEpochSecond(second);
        LocalDateTime local = (LocalDateTime) Objects.requireNonNull(value(rules("timestamp(6)", "datetime(6)", "from: t, zone: " + zone), instant));
        assertThat(local).isEqualTo(LocalDateTime.ofInstant(instant, ZoneId.of(zone)));
        TestingRules back = fed(rules("datetime(6)", "timestamp(6)", "from: t, zone: " + zone), local);
        ZoneRules rules = ZoneId.of(zone).getRules();
        if (rules.getValidOffsets(local).size() == 2) {
            assertThat(back.rejection().code()).isEqualTo("V112");
        } else {
            assertThat(((Write.Put) back.only()).values().get(1)).isEqualTo(instant);
        }
    }

    @Test
    void anExpressionHasATimeToo() {
        RuleSet rules = rules("datetime(6)", "timestamp(6)", "from: t + interval 1 day, zone: Asia/Seoul");
        assertThat(value(rules, LocalDateTime.of(2024, 2, 28, 9, 0))).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
    }

    @Test
    void fractionDigitsAreLostOnlyWhereTheRuleNamesTheType() {
        assertThat(problems("datetime(6)", "timestamp", "from: t, zone: Asia/Seoul"))
                .contains("E305 value may not fit", "add `type: timestamp`");
        RuleSet rules = rules("datetime(6)", "timestamp", "from: t, zone: Asia/Seoul, type: timestamp");
        assertThat(value(rules, LocalDateTime.of(2024, 1, 1, 9, 0))).isEqualTo(Instant.parse("2024-01-01T00:00:00Z"));
        assertThat(fed(rules, LocalDateTime.of(2024, 1, 1, 9, 0, 0, 1000)).rejection().code()).isEqualTo("V104");
        assertThat(problems("datetime(3)", "timestamp(6)", "from: t, zone: Asia/Seoul, type: timestamp(3)")).isEmpty();
        assertThat(problems("datetime(3)", "timestamp(2)", "from: t, zone: Asia/Seoul, type: timestamp(3)"))
                .contains("E305 the type that the rule names does not fit the column");
    }

    @Test
    void nullStaysNull() {
        TableSchema source = table("s.t", "id int key", "t datetime");
        RuleSet rules = rules("datetime", "timestamp", "from: t, zone: Asia/Seoul");
        Write.Put put = (Write.Put) apply(rules, new RowChange.Insert(source, Row.of(1L, null))).only();
        assertThat(put.values()).isEqualTo(Row.of(1L, null));
        assertThat(problems("datetime", "timestamp not null", "from: t, zone: Asia/Seoul")).contains("E303 NULL may meet NOT NULL");
        assertThat(problems("datetime", "timestamp not null", "from: t, zone: Asia/Seoul, type: timestamp")).isEmpty();
        assertThat(problems("datetime not null", "timestamp not null", "from: t, zone: Asia/Seoul")).isEmpty();
    }

    private static String key(String from, String to, String zone) {
        TableSchema source = table("s.t", "at " + from + " key");
        TableSchema target = table("t.t", "at " + to + " key");
        return TestingRules.problems("""
                mapping: 1
                rules:
                  t: { from: s.t, to: t.t, key: { at: { from: at, zone: %s } }, columns: {} }
                """.formatted(zone), Catalog.of(source), Catalog.of(target));
    }

    @Test
    void inAKeyItHasToStayOneToOne() {
        assertThat(key("datetime", "timestamp", "Europe/Berlin")).isEmpty();
        assertThat(key("datetime", "datetime", "Europe/Berlin, overlap: later")).isEmpty();
        assertThat(key("timestamp", "datetime", "'+09:00'")).isEmpty();
        assertThat(key("timestamp", "datetime", "UTC")).isEmpty();
        assertThat(key("timestamp", "datetime", "Asia/Kolkata")).isEmpty();
        assertThat(key("timestamp", "datetime", "Europe/Berlin")).contains("E404 as a key, an instant cannot become");
        assertThat(key("timestamp", "datetime", "Asia/Seoul")).as("summer time in 1987 and 1988").contains("E404");
    }

    @Test
    void aConstantThatMeansNoInstantIsToldAtOnce() {
        assertThat(problems("datetime", "timestamp", "from: cast('2023-03-26 02:30:00' as datetime), zone: Europe/Berlin"))
                .contains("E304 this constant does not fit t.t.t: there was no such local time");
        assertThat(problems("datetime", "timestamp", "value: '2038-01-19 03:14:08Z'")).contains("E304", "range of TIMESTAMP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asia/Soul   | did you mean `Asia/Seoul`?
            seoul       | did you mean `Asia/Seoul`?
            asia/seoul  | did you mean `Asia/Seoul`?
            utc         | did you mean `UTC`?
            KST         | such as `+09:00`
            +14:01      | such as `+09:00`
            SYSTEM      | such as `+09:00`
            """)
    void anUnknownZoneIsToldWithTheNearest(String zone, String told) {
        assertThat(problems("datetime", "timestamp", "from: t, zone: '" + zone + "'"))
                .contains("E316 unknown time zone `" + zone + "`", told)
                .doesNotContain(told.startsWith("such") ? "did you mean" : "did you mean `EST`");
        assertThat(problems("datetime", "datetime", "from: \"convert_tz(t, 'UTC', '" + zone + "')\""))
                .contains("E316 unknown time zone `" + zone + "`", told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            datetime  | timestamp | t: { from: t, zone: Asia/Seoul }
            timestamp | datetime  | t: { from: t, zone: Asia/Seoul }
            date      | timestamp | t: { from: cast(t as datetime), zone: Asia/Seoul }
            timestamp | date      | t: "date(convert_tz(t, 'UTC', 'Asia/Seoul'))"
            """)
    void theRemedyForAMissingZoneCanBeWrittenIntoTheRule(String from, String to, String remedy) {
        assertThat(TestingRules.problems(text("from: t"), catalog("s.t", from), catalog("t.t", to)))
                .contains("E302 no conversion", "`" + remedy + "`");
        String rules = "mapping: 1\nrules:\n  t:\n    from: s.t\n    to: t.t\n    key: { id: id }\n    columns:\n      " + remedy + "\n";
        assertThat(TestingRules.problems(rules, catalog("s.t", from), catalog("t.t", to))).isEmpty();
    }
}
