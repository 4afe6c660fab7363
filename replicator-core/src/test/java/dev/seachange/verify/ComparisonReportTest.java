package dev.seachange.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static final TableId SEAFOOD = TableId.parse("market.seafood");
    private static final TableId CONTACT = TableId.parse("market.contact");

    @Test
    void endsWithIdenticalWhenNothingDiffers() {
        ComparisonResult result = result(List.of(), new TableCounts(SEAFOOD, 1200, 1200, 1200, 0, 0, 0, 0, 0, 0));
        assertThat(result.identical()).isTrue();
        assertThat(result.report().lines().toList())
                .hasSize(2)
                .endsWith("identical")
                .first()
                .asString()
                .contains("market.seafood", "1,200 wanted", "1,200 in NEW", "1,200 equal", "0 missing");
    }

    @Test
    void aParkedKeyIsNotADifferenceButNotIdenticalEither() {
        ComparisonResult result = result(List.of(), new TableCounts(SEAFOOD, 9, 9, 9, 0, 0, 0, 0, 0, 1));
        assertThat(result.identical()).isFalse();
        assertThat(result.differences()).isZero();
        assertThat(result.report()).contains("1 parked").endsWith("identical but for 1 parked");
    }

    @Test
    void namesTheFirstDifferencesAndCountsTheRest() {
        ComparisonResult result = result(
                List.of(
                        new Difference.Missing(SEAFOOD, RowKey.of(7L), "squid"),
                        new Difference.Different(CONTACT, RowKey.of(8L), "contact", List.of("email", "phone"))),
                new TableCounts(SEAFOOD, 9, 8, 8, 1, 0, 0, 0, 0, 0),
                new TableCounts(CONTACT, 9, 9, 6, 0, 3, 0, 0, 0, 0));
        assertThat(result.differences()).isEqualTo(4);
        assertThat(result.report().lines().skip(2)).containsExactly(
                "missing    market.seafood 7 (rule squid)",
                "different  market.contact 8: email, phone (rule contact)",
                "and 2 more differences");
    }

    private static ComparisonResult result(List<Difference> first, TableCounts... tables) {
        return new ComparisonResult(List.of(tables), first);
    }
}
