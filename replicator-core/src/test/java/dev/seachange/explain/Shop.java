package dev.seachange.explain;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RuleFile;
import dev.seachange.rules.RuleSet;
import dev.seachange.types.TypeParser;
import dev.seachange.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/** Squid and their care in OLD, and every kind of rule on them. */
final class Shop {
    static final TableSchema SQUID = table(
            "shop.squid", "*id int", "nm varchar(20)", "size_cd char(1)", "status varchar(9)", "port_cd varchar(9)?", "note varchar(20)?");
    static final TableSchema CARE = table("shop.care", "*squid_id int", "days int");
    static final TableSchema SEAFOOD = table(
            "market.seafood", "*seafood_id bigint", "name varchar(20)", "size varchar(9)", "port_id int?", "shelf_days int?");
    static final TableSchema LANDING =
            table("market.landing", "*id int", "was varchar(9)?", "gone_at timestamp(6)?", "last_size char(1)?");
    static final TableSchema ARCHIVE = table("market.archive", "*archive_id bigint", "name varchar(20)");
    static final TableSchema NICK = table("market.nick", "*name varchar(20)", "squid_id int");
    private static final TableSchema PORT = table("market.port", "*code varchar(9)", "port_id int?");

    private static final String RULES = """
            mapping: 1
            values: { size: { S: small, L: large } }
            lookups: { port: { table: market.port, match: code, take: port_id, miss: wait 30s } }
            rules:
              squid:
                from: shop.squid
                where: status <> 'draft' and length(note) / 0 is null
                to: market.seafood
                key: { seafood_id: id }
                columns: { name: trim(nm), size: { from: size_cd, values: size }, port_id: { lookup: port, by: port_cd } }
                drop: rest
              landing:
                from: shop.squid
                to: market.landing
                key: { id: id }
                columns: { was: old.status }
                drop: rest
                on_delete: { set: { gone_at: event_time(), last_size: size_cd } }
              archive:
                from: shop.squid
                to: market.archive
                key: { archive_id: "keymap('squid', id)" }
                columns: { name: nm }
                drop: rest
                on_delete: ignore
              nick:
                from: shop.squid
                to: market.nick
                key: { name: nm }
                keys: declared
                columns: { squid_id: id }
                drop: rest
              care:
                from: shop.care
                where: days < 100
                to: market.seafood
                owns: columns
                key: { seafood_id: squid_id }
                columns: { shelf_days: days }
            """;

    private Shop() {}

    static RuleSet rules() {
        Catalog source = Catalog.of(SQUID, CARE);
        Catalog target = Catalog.of(SEAFOOD, LANDING, ARCHIVE, NICK, PORT);
        return switch (RuleSet.compile(List.of(new RuleFile("rules.yaml", RULES)), source, target)) {
            case Compilation.Compiled compiled -> compiled.rules();
            case Compilation.Refused refused -> throw new AssertionError(Problems.render(refused.problems()));
        };
    }

    /** @param lines name and type; behind an asterisk part of the key, and with a question mark behind it nullable */
    private static TableSchema table(String id, String... lines) {
        ColumnType text = new ColumnType.Text(1, false, false, "utf8mb4", "utf8mb4_bin");
        List<Column> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.replace("*", "").replace("?", "").split(" ", 2);
            boolean nullable = line.endsWith("?");
            columns.add(new Column(
                    words[0], TypeParser.parse(words[1], text), words[1], nullable, false,
                    nullable ? ColumnDefault.NULL : ColumnDefault.NONE));
            if (line.startsWith("*")) {
                key.add(words[0]);
            }
        }
        return new TableSchema(TableId.parse(id), columns, key, List.<UniqueKey>of(), List.of());
    }
}
