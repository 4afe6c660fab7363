package dev.seachange.rules;

import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.TableSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a way back would have to do without is known before the start. */
class UntoldTest {
    private static final TableSchema SQUID = table(
            "shop.squid", "id int key", "nm varchar(80) not null", "size_cd char(1)", "cents bigint not null", "origin varchar(40)",
            "price varchar(20)", "double_cents bigint generated", "debug varchar(9)");

    private static List<Untold> untold(String columns, String more) {
        return TestingRules.compile(
                        """
                        mapping: 1
                        values:
                          size: { S: small, M: medium, m: medium }
                          grade: { S: 1, M: 2 }
                        rules:
                          squid:
                            from: shop.squid
                            to: market.seafood
                            key: { id: id }
                            drop: rest
                            columns: { %s }
                        %s
                        """.formatted(columns, more),
                        Catalog.of(SQUID),
                        Catalog.of(
                                table(
                                        "market.seafood", "id bigint key", "name varchar(90)", "size varchar(9)", "grade int", "price decimal(20,4)",
                                        "label varchar(120)", "total bigint"),
                                table("market.origin", "id int key", "origin varchar(40)")))
                .untold();
    }

    @Test
    void whatIsDroppedOrMixedCannotBeTold() {
        assertThat(untold("name: nm, label: \"concat(nm, origin)\"", ""))
                .containsExactly(new Untold(SQUID.id(), List.of("size_cd", "cents", "origin", "price", "debug"), List.of(), false));
    }

    @Test
    void exactArithmeticAndOneToOneMapsCanBeUndone() {
        assertThat(untold("name: \"concat('squid ', nm)\", total: cents + 5, grade: { from: size_cd, values: grade }", ""))
                .containsExactly(new Untold(SQUID.id(), List.of("origin", "price", "debug"), List.of(), false));
        assertThat(untold("name: upper(nm), size: { from: size_cd, values: size }", ""))
                .containsExactly(new Untold(SQUID.id(), List.of("nm", "size_cd", "cents", "origin", "price", "debug"), List.of(), false));
    }

    @Test
    void aTextThatBecomesADecimalLosesItsForm() {
        assertThat(untold("name: nm, price: { from: price, type: \"decimal(20,4)\" }", "").getFirst().columns()).contains("price");
    }

    @Test
    void anInstantThatBecomesTheTimeOfAClockCannotBeTold() {
        TableSchema trip = table("shop.trip", "id int key", "at timestamp(6) not null");
        Catalog market = Catalog.of(table("market.trip", "id int key", "at datetime(6) not null"));
        String rules = """
                mapping: 1
                rules:
                  trip: { from: shop.trip, to: market.trip, key: { id: id }, columns: { at: { from: at, zone: Europe/Berlin } } }
                """;
        assertThat(TestingRules.compile(rules, Catalog.of(trip), market).untold())
                .containsExactly(new Untold(trip.id(), List.of("at"), List.of(), false));
        assertThat(TestingRules.compile(rules.replace("Europe/Berlin", "Asia/Seoul"), Catalog.of(trip), market).untold())
                .as("two instants had one local time there as well, when clocks were set back in 1988").hasSize(1);
        assertThat(TestingRules.compile(rules.replace("Europe/Berlin", "UTC"), Catalog.of(trip), market).untold()).isEmpty();
    }

    @Test
    void rulesOfOneTableAddUp() {
        String origin = """
                  origin:
                    from: shop.squid
                    to: market.origin
                    key: { id: id }
                    columns: { origin: origin }
                    drop: rest
                """;
        assertThat(untold("name: nm", origin))
                .containsExactly(new Untold(SQUID.id(), List.of("size_cd", "cents", "price", "debug"), List.of(), false));
    }

    @Test
    void aFilterKeepsWhatItTakesAndNoMore() {
        String origin = """
                  origin:
                    from: shop.squid
                    where: cents > 5
                    to: market.origin
                    key: { id: id }
                    columns: { origin: origin }
                    drop: rest
                """;
        assertThat(untold("name: nm", origin))
                .containsExactly(new Untold(SQUID.id(), List.of("size_cd", "cents", "price", "debug"), List.of("origin"), false));
    }

    @Test
    void rowsThatNoFilterTakesAreNowhere() {
        RuleSet rules = TestingRules.compile(
                """
                mapping: 1
                rules:
                  squid: { from: shop.squid, where: cents > 5, to: market.squid, key: { id: id }, columns: { nm: nm }, drop: rest }
                  origin: { from: shop.squid, where: cents > 9, to: market.origin, key: { id: id }, columns: { origin: origin }, drop: rest }
                """,
                Catalog.of(SQUID),
                Catalog.of(table("market.squid", "id int key", "nm varchar(80)"), table("market.origin", "id int key", "origin varchar(40)")));
        assertThat(rules.untold()).containsExactly(
                new Untold(SQUID.id(), List.of("size_cd", "cents", "price", "debug"), List.of("nm", "origin"), true));
    }
}
