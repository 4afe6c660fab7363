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
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps the keys of two rules apart is told in a form that the language takes as it stands. */
class SeparationTest {
    private static final List<String> TYPES =
            List.of("tinyint unsigned", "smallint", "int", "int unsigned", "bigint", "bigint unsigned", "decimal(12,2)", "decimal(30,0)");
    private static final Pattern SHIFT = Pattern.compile("[Ss]hift(?: one out of the range of the other)?: `(.*?)`");
    private static final Pattern WIDER = Pattern.compile("[Mm]ake it (\\S+) in NEW");

    static Stream<Arguments> types() {
        return TYPES.stream().flatMap(one -> TYPES.stream().flatMap(two -> TYPES.stream().map(to -> Arguments.of(one, two, to))))
                .filter(types -> problems(types, (String) types.get()[2], "number: id").contains("E406"));
    }

    private static String problems(Arguments types, String to, String key) {
        return TestingRules.problems(
                """
                mapping: 1
                rules:
                  squid: { from: shop.squid, to: market.seafood, key: { number: id }, columns: {} }
                  octopus: { from: shop.octopus, to: market.seafood, key: { %s }, columns: {} }
                """.formatted(key),
                Catalog.of(table("shop.squid", "id " + types.get()[0] + " key"), table("shop.octopus", "id " + types.get()[1] + " key")),
                Catalog.of(table("market.seafood", "number " + to + " key")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void theShiftThatIsToldKeepsThemApart(String one, String two, String to) {
        Arguments types = Arguments.of(one, two, to);
        for (String key : List.of("number: id", "number: id + 7")) {
            String told = problems(types, to, key);
            if (told.contains("E406")) {
                Matcher shift = SHIFT.matcher(told);
                assertThat(shift.find()).as(told).isTrue();
                Matcher wider = WIDER.matcher(told);
                String type = wider.find() ? wider.group(1) : to;
                assertThat(problems(types, type, shift.group(1))).as(told).isEmpty();
            }
        }
    }

    @Test
    void aConstantIsToldWhereTheKeyHasRoomForIt() {
        String told = TestingRules.problems(
                """
                mapping: 1
                rules:
                  squid: { from: "/bay_\\\\d\\\\.squid/", to: market.seafood, key: { bay: 1, number: id }, columns: {} }
                """,
                Catalog.of(table("bay_1.squid", "id int key"), table("bay_2.squid", "id int key")),
                Catalog.of(table("market.seafood", "bay int key", "number int key")));
        assertThat(told).contains("   Give the key a constant part that differs: `bay: { value: \"${group}\" }`; or if no key");
    }
}
