package dev.seachange.rules;

import static dev.seachange.rules.TestingRules.apply;
import static dev.seachange.rules.TestingTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.types.ValueCode;
import dev.seachange.yaml.Problems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a profile of the source makes of values that may not fit by their types. */
class ProfileTest {
    private static final TableSchema OLD = table(
            "shop.squid", "id int key", "cents bigint unsigned not null", "name varchar(80) not null", "note varchar(20)", "day date");
    private static final TableSchema NEW = table(
            "market.seafood", "id int key", "price decimal(12,2) not null", "name varchar(10) not null", "note varchar(20) not null");

    private static final Extent ALL = new Extent(12_345, 0, null, null, null, 0L);

    private static String rules(String column) {
        return """
                mapping: 1
                rules:
                  squid:
                    from: shop.squid
                    to: market.seafood
                    key: { id: id }
                    columns: { price: 1, name: '''-''', note: '''-''' }
                    drop: rest
                """.replaceFirst("\\b" + column.split(":")[0] + ": ('''-'''|1)", column);
    }

    private static Extent numbers(String least, String most, @Nullable Long unfit) {
        return new Extent(12_345, 0, new BigDecimal(least), new BigDecimal(most), null, unfit);
    }

    private static Extent texts(long longest, long nulls, @Nullable Long unfit) {
        return new Extent(12_345, nulls, null, null, longest, unfit);
    }

    private static Compilation compile(String text, Map<String, Extent> known) {
        Profile profile = (table, column, target) -> known.get(column.name());
        return RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), Catalog.of(OLD), Catalog.of(NEW), profile);
    }

    private static String refused(String column, Map<String, Extent> known) {
        Compilation compilation = compile(rules(column), known);
        assertThat(compilation.warnings()).isEmpty();
        return Problems.render(((Compilation.Refused) compilation).problems());
    }

    private static String warned(String column, Map<String, Extent> known) {
        Compilation compilation = compile(rules(column), known);
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        return Problems.render(compilation.warnings());
    }

    @Test
    void aColumnWhoseValuesAllFitIsAWarning() {
        assertThat(warned("price: cents", Map.of("cents", numbers("100", "9999900", 0L)))).isEqualTo("""
                rules.yaml:7:23  E305 warning: value may not fit
                 7 |     columns: { price: cents, name: '''-''', note: '''-''' }
                   |                       ^^^^^
                   shop.squid.cents is bigint unsigned, market.seafood.price is decimal(12,2): not every number is in its range.
                   Largest value now: 9,999,900. Rows that do not fit: none of 12,345.
                   `run --profile` takes it, and parks a row written later that does not fit. To be sure, widen the target \
                column; or let the rule say it: `overflow: quarantine`.""");
    }

    @Test
    void whatIsTakenByAProfileIsParkedLater() {
        RuleSet rules = ((Compilation.Compiled) compile(rules("price: cents"), Map.of("cents", numbers("1", "2", 0L)))).rules();
        Row row = Row.of(1L, new BigInteger("18446744073709551615"), "a", "b", null);
        assertThat(apply(rules, new RowChange.Insert(OLD, row)).rejection().code()).isEqualTo(ValueCode.V102.name());
        assertThat(apply(rules, new RowChange.Insert(OLD, Row.of(1L, BigInteger.TEN, "a", "b", null))).only()).isNotNull();
    }

    @Test
    void aColumnWithAValueThatDoesNotFitIsRefusedAndSaysHowMany() {
        assertThat(refused("price: cents", Map.of("cents", numbers("100", "18446744073709551615", 3L)))).isEqualTo("""
                rules.yaml:7:23  E305 value may not fit
                 7 |     columns: { price: cents, name: '''-''', note: '''-''' }
                   |                       ^^^^^
                   shop.squid.cents is bigint unsigned, market.seafood.price is decimal(12,2): not every number is in its range.
                   Largest value now: 18,446,744,073,709,551,615. Rows that do not fit: 3 of 12,345.
                   Widen the target column, or write `price: { from: cents, type: "decimal(12,2)" }`: a row whose value does not \
                fit is then parked.""");
        assertThat(refused("name: name", Map.of("name", texts(37, 0, 1L))))
                .contains("Longest value now: 37 characters. Rows that do not fit: 1 of 12,345.\n");
    }

    @Test
    void anExpressionIsNarrowedByWhatItsColumnsHold() {
        assertThat(warned("price: '100 * cents'", Map.of("cents", numbers("100", "99999999", null)))).contains(
                "E305 warning: value may not fit",
                "With what shop.squid holds now it gives DECIMAL(10,0) UNSIGNED; rows: 12,345; `cents` 100 to 99,999,999.\n");
        assertThat(refused("price: '100 * cents'", Map.of("cents", numbers("100", "100000000", null))))
                .contains("With what shop.squid holds now it gives DECIMAL(11,0) UNSIGNED; rows: 12,345; `cents` 100 to 100,000,000.\n");
        assertThat(warned("name: \"concat(name, '!')\"", Map.of("name", texts(9, 0, null)))).contains(
                "E305 warning: value may not fit",
                "With what shop.squid holds now it gives VARCHAR(10); rows: 12,345; `name` up to 9 long.\n");
        assertThat(refused("name: \"concat(name, '!')\"", Map.of("name", texts(10, 0, null))))
                .contains("With what shop.squid holds now it gives VARCHAR(11); rows: 12,345; `name` up to 10 long.\n");
    }

    @Test
    void anExpressionKeepsWorkingForWhatTheProfileHasNotSeen() {
        Map<String, Extent> small = Map.of("cents", numbers("0", "9", null));
        RuleSet rules = ((Compilation.Compiled) compile(rules("price: cents * 3"), small)).rules();
        Row row = Row.of(1L, new BigInteger("6000000000000000000"), "a", "b", null);
        assertThat(apply(rules, new RowChange.Insert(OLD, row)).rejection().code()).isEqualTo(ValueCode.V102.name());
    }

    @Test
    void nullsAreCounted() {
        assertThat(warned("note: note", Map.of("note", texts(5, 0, 0L)))).isEqualTo("""
                rules.yaml:7:47  E303 warning: NULL may meet NOT NULL
                 7 |     columns: { price: 1, name: '''-''', note: note }
                   |                                               ^^^^
                   shop.squid.note may be NULL, market.seafood.note may not.
                   Rows with NULL: none of 12,345.
                   `run --profile` takes it, and parks a row written later that has NULL there. To be sure, make the target \
                column nullable; or let the rule say it: `overflow: quarantine`.""");
        assertThat(refused("note: note", Map.of("note", texts(5, 1_234, 0L)))).contains("\n   Rows with NULL: 1,234 of 12,345.\n");
        assertThat(warned("note: upper(note)", Map.of("note", texts(5, 0, null)))).contains("it gives no NULL; rows: 12,345;");
        assertThat(refused("note: upper(note)", Map.of("note", texts(5, 2, null))))
                .contains("it may give NULL; rows: 12,345; `note` up to 5 long, NULL in 2.");
    }

    @Test
    void whatTheRuleLeavesOutIsCountedAndTold() {
        String where = rules("name: name").replace("    to:", "    where: id > 0\n    to:");
        Compilation compilation = compile(where, Map.of("name", texts(11, 0, 1L)));
        assertThat(Problems.render(((Compilation.Refused) compilation).problems()))
                .contains("Rows that do not fit: 1 of 12,345. Rows that `where` leaves out are counted, too.\n");
    }

    @Test
    void anEmptyTableFits() {
        Extent none = new Extent(0, 0, null, null, null, 0L);
        assertThat(warned("price: cents", Map.of("cents", none))).contains("   shop.squid has no rows now.\n");
        assertThat(warned("name: \"concat(name, '!')\"", Map.of("name", none))).contains("   shop.squid has no rows now.\n");
        assertThat(warned("note: note", Map.of("note", none))).contains("   shop.squid has no rows now.\n");
    }

    @Test
    void onlyDoubtsAreAskedAndUnknownColumnsStayAsTheyAre() {
        TreeSet<String> asked = new TreeSet<>();
        Profile nothing = (table, column, target) -> {
            asked.add(table + "." + column.name() + " for " + target);
            return null;
        };
        String text = rules("name: \"concat(name, note)\"").replace("price: 1", "price: cents");
        Compilation with = RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), Catalog.of(OLD), Catalog.of(NEW), nothing);
        assertThat(asked).containsExactly(
                "shop.squid.cents for Decimal[precision=12, scale=2, unsigned=false]", "shop.squid.name for null",
                "shop.squid.note for null");
        assertThat(Problems.render(((Compilation.Refused) with).problems()))
                .isEqualTo(TestingRules.problems(text, Catalog.of(OLD), Catalog.of(NEW)));
        assertThat(refused("name: \"concat(name, note)\"", Map.of("name", ALL))).doesNotContain("holds now");
    }

    @Test
    void whoeverWorksWithCheckedRulesTakesWhatIsInDoubt() {
        String text = rules("name: \"concat(name, note)\"").replace("price: 1", "price: cents");
        Compilation taken =
                RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), Catalog.of(OLD), Catalog.of(NEW), Profile.TAKEN);
        assertThat(taken).isInstanceOf(Compilation.Compiled.class);
        assertThat(taken.warnings()).isEmpty();
    }
}
