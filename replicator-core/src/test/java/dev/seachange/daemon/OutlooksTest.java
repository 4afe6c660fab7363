package dev.seachange.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.CheckReport.ForeignKey;
import dev.seachange.status.CheckReport.Outlook;
import dev.seachange.status.CheckReport.UniqueKey;
import dev.seachange.status.CheckReport.Untold;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlooksTest {
    @Test
    void whatRulesComeToIsToldInSentences() {
        Outlook outlook = new Outlook(
                List.of(new UniqueKey("market.person", "mail", List.of("email", "shop"))),
                List.of(
                        new ForeignKey("market.orders", "of_person", List.of("person_id"), "market.person", true),
                        new ForeignKey("market.orders", "of_port", List.of("port_id"), "market.port", false)),
                List.of("shop.person", "shop.orders"),
                List.of(
                        new Untold("shop.orders", List.of("note", "debug"), List.of(), false),
                        new Untold("shop.person", List.of(), List.of(), true),
                        new Untold("shop.squid", List.of("note"), List.of("vessel"), true)));
        assertThat(String.join("\n", Outlooks.lines(outlook)) + "\n").isEqualTo("""
                market.person has the unique key mail (email, shop): rows give its values up before others take them.
                market.orders refers to market.person by of_person (person_id): its rows are written behind theirs.
                market.orders refers to market.port by of_port (port_id), which no rule writes: its rows have to be there.
                Copied in this order: shop.person, shop.orders.
                No way back from NEW to shop.orders for: note, debug.
                No way back from NEW to shop.person for: rows that no `where` takes.
                No way back from NEW to shop.squid for: note; vessel where a `where` leaves the row out; rows that no `where` takes.
                """);
    }

    @Test
    void thereIsNothingToSayOfACopy() {
        assertThat(Outlooks.lines(new Outlook(List.of(), List.of(), List.of(), List.of()))).isEmpty();
    }
}
