package dev.seachange.it.bench;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Expression;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.types.TypeParser;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The rules that are measured, their tables, and rows for them. */
final class BenchedRules {
    static final TableSchema SALE = table(
            "shop.sale", "id bigint", "email varchar(120)", "name varchar(80)", "status varchar(20)", "quantity int",
            "price decimal(10,2)", "rebate double", "gift tinyint", "made datetime(6)", "note text");

    static final TableSchema SQUID = table(
            "shop.squid", "id int unsigned", "squid_nm varchar(60)", "size_cd char(1)", "price_cents int unsigned",
            "status varchar(20)", "species varchar(40)", "origin varchar(40)", "landed datetime", "arms int", "ink_ml decimal(6,1)",
            "debug_note text");

    private static final TableSchema SEAFOOD = table(
            "market.seafood", "seafood_id bigint", "name varchar(80)", "size varchar(10)", "price decimal(12,2)",
            "label varchar(100)", "landed_at timestamp", "facts json", "kind varchar(10)");

    private BenchedRules() {}

    /** Ten columns as they are. */
    static RuleSet copy() {
        TableSchema target = new TableSchema(TableId.parse("market.sale"), SALE.columns(), SALE.key(), List.of(), List.of());
        return compile(SALE, target, """
                mapping: 1
                rules:
                  sale: { from: shop.sale, to: market.sale, columns: copy }
                """);
    }

    /** The expressions of the rule `squid` of docs/rules.md, without its lookup and marks. */
    static RuleSet squid() {
        return compile(SQUID, SEAFOOD, """
                mapping: 1
                values:
                  size: { S: small, M: medium, L: large, null: null }
                rules:
                  squid:
                    from: shop.squid
                    where: status <> 'draft'
                    to: market.seafood
                    key: { seafood_id: id }
                    columns:
                      name: trim(squid_nm)
                      size: { from: size_cd, values: size }
                      price: { from: price_cents / 100, type: "decimal(12,2)" }
                      label: concat(species, ' / ', coalesce(origin, 'unknown'))
                      landed_at: { from: landed, zone: Asia/Seoul }
                      facts: json_object('arms', arms, 'ink_ml', ink_ml)
                      kind: { value: squid }
                    drop: [debug_note]
                """);
    }

    /** Over a row of {@link #SQUID}. */
    static Evaluator expression(String text) {
        YamlScalar scalar = new YamlScalar(new SourceText("bench", text).start(), text, YamlScalar.Kind.TEXT, 0);
        Problems problems = new Problems();
        Expression expression = Expressions.value(scalar, new Scope(SQUID, (s, part, offset, p) -> part, problems));
        if (expression == null) {
            throw new IllegalStateException(Problems.render(problems.sorted()));
        }
        return expression.compiled().evaluator();
    }

    static Row sale(int i, int change) {
        return Row.of(
                5_000_000_000L + i,
                "customer" + i + "@market.example",
                "Customer No. " + i,
                i % 3 == 0 ? "paid" : "open",
                (long) (i % 7 + change),
                BigDecimal.valueOf(100 + 7L * i, 2),
                i / 8.0,
                (long) (i % 2),
                LocalDateTime.of(2026, 1, 2, 3, 4, i % 60, 1000 * i),
                i % 5 == 0 ? null : "Please leave it at the back door, number " + i);
    }

    /** One in eight is a draft, and stays one. */
    static Row squid(int i, int change) {
        return Row.of(
                (long) i,
                " Giant squid " + i + " ",
                "SML".substring(i % 3, i % 3 + 1),
                100L * i + 99 + change,
                i % 8 == 0 ? "draft" : "live",
                "Architeuthis dux",
                i % 4 == 0 ? null : "Toyama",
                LocalDateTime.of(2026, 1, 2, 3, 4, i % 60),
                (long) (i % 11),
                BigDecimal.valueOf(i, 1),
                "seen by " + i);
    }

    private static RuleSet compile(TableSchema source, TableSchema target, String text) {
        return switch (RuleSet.compile(List.of(new RuleFile("bench.yaml", text)), Catalog.of(source), Catalog.of(target))) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused -> throw new IllegalStateException(Problems.render(refused.problems()));
        };
    }

    /** The first column is the key; all others may be NULL. Texts have a binary collation. */
    private static TableSchema table(String name, String... columns) {
        ColumnType texts = new ColumnType.Text(0, false, false, "utf8mb4", "utf8mb4_bin");
        List<Column> all = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(" ", 2);
            boolean nullable = !all.isEmpty();
            all.add(new Column(parts[0], TypeParser.parse(parts[1], texts), parts[1], nullable, false, nullable));
        }
        return new TableSchema(TableId.parse(name), all, List.of(all.getFirst().name()), List.of(), List.of());
    }
}
