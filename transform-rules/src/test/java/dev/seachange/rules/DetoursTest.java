package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where no conversion leads from one type to another, the remedy is told in a form that the language takes as it stands. */
class DetoursTest {
    private static final List<String> TYPES = List.of(
            "int", "bigint unsigned", "decimal(10,2)", "float", "double", "year", "varchar(80)", "text", "enum('a','b')", "set('a','b')",
            "json", "binary(4)", "varbinary(20)", "bit(8)", "date", "time", "datetime", "datetime(3)", "timestamp");
    private static final Pattern SHOWN = Pattern.compile("`(made: .*?)`\\.");

    record Pair(String from, String to) {
        String problems(String feed) {
            Catalog source = Catalog.of(table("shop.squid", "id int key", "what " + from + " not null"));
            Catalog target = Catalog.of(table("market.seafood", "id int key", "made " + to));
            return TestingRules.problems("""
                    mapping: 1
                    values: { sizes: { "1.00": small } }
                    rules:
                      squid:
                        from: shop.squid
                        to: market.seafood
                        key: { id: id }
                        columns:
                          %s
                    """.formatted(feed), source, target);
        }
    }

    static Stream<Pair> pairs() {
        return TYPES.stream()
                .flatMap(from -> TYPES.stream().map(to -> new Pair(from, to)))
                .filter(pair -> pair.problems("made: what").contains("E302"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theFormThatIsShownIsTaken(Pair pair) {
        String told = pair.problems("made: what");
        Matcher shown = SHOWN.matcher(told);
        if (!shown.find()) {
            assertThat(told).containsAnyOf("Feed the column from another expression", "Make the column of NEW VARBINARY");
        } else if (!shown.group().contains("...")) {
            assertThat(pair.problems(shown.group(1))).as(shown.group()).isEmpty();
        }
    }

    static Stream<Arguments> namedTypes() {
        return TYPES.stream().flatMap(from -> TYPES.stream().flatMap(named -> Stream.of(
                        "int", "varchar(80)", "varbinary(20)", "date", "datetime", "timestamp", "json")
                .map(to -> Arguments.of(new Pair(from, to), "made: { from: what, type: \"" + named + "\" }"))
                .filter(given -> ((Pair) given.get()[0]).problems((String) given.get()[1]).contains("E302"))));
    }

    /** The type that the rule names may be none that leads to the column. */
    @ParameterizedTest
    @MethodSource("namedTypes")
    void theFormThatIsShownForANamedTypeIsTakenByTheColumn(Pair pair, String feed) {
        Matcher shown = SHOWN.matcher(pair.problems(feed));
        if (shown.find() && !shown.group().contains("...")) {
            assertThat(pair.problems(shown.group(1))).as(shown.group()).isEmpty();
        }
    }

    /** {@code from_unixtime} would make NULL of what is before 1970 or too large for it. */
    @ParameterizedTest
    @CsvSource({"bigint, datetime", "int, timestamp", "'decimal(10,2)', datetime(6)"})
    void secondsBecomeMomentsOrAreRefused(String from, String to) {
        Pair pair = new Pair(from, to + " not null");
        Matcher shown = SHOWN.matcher(pair.problems("made: what"));
        assertThat(shown.find()).isTrue();
        assertThat(pair.problems(shown.group(1))).as(shown.group()).isEmpty();
    }

    @Test
    void aFormCanStandInAMapOfOneLine() {
        Catalog source = Catalog.of(table("shop.squid", "id int key", "what varchar(10) not null"));
        Catalog target = Catalog.of(table("market.seafood", "id int key", "made date"));
        String rules = "mapping: 1\nrules:\n  squid: { from: shop.squid, to: market.seafood, key: { id: id }, columns: { %s } }\n";
        Matcher shown = SHOWN.matcher(TestingRules.problems(rules.formatted("made: what"), source, target));
        assertThat(shown.find()).isTrue();
        assertThat(TestingRules.problems(rules.formatted(shown.group(1)), source, target)).as(shown.group()).isEmpty();
    }

    @Test
    void aValueMapOfWhatItCannotReadIsToldWithACast() {
        assertThat(new Pair("decimal(10,2)", "varchar(10)").problems("made: { from: what, values: sizes }"))
                .contains("E302 a value map reads", "`made: { from: cast(... as char), values: sizes }`");
        assertThat(new Pair("decimal(10,2)", "varchar(10)").problems("made: { from: cast(what as char), values: sizes }")).isEmpty();
    }

    @Test
    void textsAreReadAsTheyAreWritten() {
        assertThat(new Pair("varchar(10)", "date").problems("made: what"))
                .contains("Say how it is written: `made: \"str_to_date(what, '%Y-%m-%d')\"`.");
        assertThat(new Pair("varchar(10)", "date").problems("made: { from: what, type: date }"))
                .contains("Say how it is written: `made: \"str_to_date(what, '%Y-%m-%d')\"`.");
        assertThat(new Pair("datetime(3)", "varchar(40)").problems("made: what"))
                .as("nothing of it is lost")
                .contains("`made: \"date_format(what, '%Y-%m-%d %H:%i:%s.%f')\"`");
        assertThat(new Pair("varchar(10)", "timestamp").problems("made: \"concat(what, ' 00:00:00')\""))
                .contains("`made: { from: \"str_to_date(concat(what, ' 00:00:00'), '%Y-%m-%d %H:%i:%s')\", zone: Asia/Seoul }`.");
    }
}
