package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.types.ValueCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code overflow: quarantine}: rows that fit go through, others are parked, and {@code check} has nothing to say. */
class OverflowTest {
    private static final TableSchema OLD =
            table("shop.squid", "id int key", "arms int unsigned", "name varchar(80)", "kind varchar(10)");
    private static final TableSchema NEW =
            table("market.seafood", "id int key", "arms int not null", "name varchar(5) not null", "kind varchar(10) not null");

    private static final String RULES = """
            mapping: 1
            rules:
              squid:
                from: shop.squid
                to: market.seafood
                key: { id: id }
                columns:
                  arms: { from: arms, overflow: quarantine }
                  name: { from: upper(name), overflow: quarantine }
                  kind: { from: kind, overflow: quarantine }
            """;

    private static TestingRules made(long arms, @Nullable String name, @Nullable String kind) {
        RuleSet rules = TestingRules.compile(RULES, Catalog.of(OLD), Catalog.of(NEW));
        return apply(rules, new RowChange.Insert(OLD, Row.of(1L, arms, name, kind)));
    }

    @Test
    void whatFitsGoesThrough() {
        assertThat(made(8, "squid", "a").only()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"2147483648, squid, a, arms, V102", "8, octopus, a, name, V103", "8,, a, name, V101", "8, squid,, kind, V101"})
    void whatDoesNotFitIsParked(long arms, @Nullable String name, @Nullable String kind, String column, ValueCode code) {
        Rejection rejection = made(arms, name, kind).rejection();
        assertThat(rejection.column()).isEqualTo(column);
        assertThat(rejection.code()).isEqualTo(code.name());
    }

    @Test
    void withoutItCheckRefuses() {
        String plain = RULES.replaceAll("\\{ from: (\\S+), overflow: quarantine }", "$1");
        assertThat(TestingRules.problems(plain, Catalog.of(OLD), Catalog.of(NEW)).lines().filter(line -> line.contains("  E")))
                .containsExactly(
                        "rules.yaml:8:13  E303 NULL may meet NOT NULL",
                        "rules.yaml:8:13  E305 value may not fit",
                        "rules.yaml:9:13  E303 NULL may meet NOT NULL",
                        "rules.yaml:9:13  E305 value may not fit",
                        "rules.yaml:10:13  E303 NULL may meet NOT NULL");
    }
}
