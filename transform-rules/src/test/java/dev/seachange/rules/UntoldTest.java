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
                .containsExactly(new Untold(SQUID.id(), List.of("size_cd", "cents", "origin", "price", "debug"), false));
    }

    @Test
    void exactArithmeticAndOneToOneMapsCanBeUndone() {
        assertThat(untold("name: \"concat('squid ', nm)\", total: cents + 5, grade: { from: size_cd, values: grade }", ""))
                .containsExactly(new Untold(SQUID.id(), List.of("origin", "price", "debug"), false));
        assertThat(untold("name: upper(nm), size: { from: size_cd, values: size }", ""))
                .containsExactly(new Untold(SQUID.id(), List.of("nm", "size_cd", "cents", "origin", "price", "debug"), false));
    }

    @Test
    void aTextThatBecomesADecimalLosesItsForm() {
        assertThat(untold("name: nm, price: { from: price, type: \"decimal(20,4)\" }", "").getFirst().columns()).contains("price");
    }

    @Test
    void rulesOfOneTableAddUpAndFiltersAreTold() {
        String origin = """
                  origin:
                    from: shop.squid
                    where: origin is not null
                    to: market.origin
                    key: { id: id }
                    columns: { origin: origin }
                    drop: rest
                """;
        assertThat(untold("name: nm", origin))
                .containsExactly(new Untold(SQUID.id(), List.of("size_cd", "cents", "price", "debug"), false));
    }
}
