package dev.seachange.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleNamesTest {
    @Test
    void aProblemKnowsItsRule() {
        String text = """
                mapping: 1
                values: { size: { S: smal } }
                rules:
                  squid:
                    from: shop.squid
                    to: market.seafood
                    key: { seafood_id: id }
                    columns: { name: nme, size: { from: size_cd, values: size }, price: price }
                    drop: rest
                  tag: { from: shop.tag, to: market.tag, columns: { label: lable } }
                ignore: [shop.logs]
                """;
        Compilation compilation = RuleSet.compile(List.of(new RuleFile("rules.yaml", text)), Shop.OLD, Shop.NEW);
        assertThat(((Compilation.Refused) compilation).problems())
                .extracting(problem -> problem.line() + " " + problem.code().name() + " " + RuleNames.of(problem))
                .contains("2 E304 ", "8 E210 squid", "10 E210 tag", "11 E201 ");
    }

    @Test
    void aFileThatCannotBeReadHasNone() {
        Compilation compilation = RuleSet.compile(List.of(new RuleFile("rules.yaml", "rules: [")), Shop.OLD, Shop.NEW);
        assertThat(((Compilation.Refused) compilation).problems()).extracting(RuleNames::of).containsOnly("");
    }
}
