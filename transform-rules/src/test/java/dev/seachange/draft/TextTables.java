package dev.seachange.draft;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.rules.TestingTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables from a text: a name at the start of a line, below it, indented, columns as {@link TestingTables} reads them, and foreign keys
 * as {@code customer_id -> shop.customer.id}.
 */
final class TextTables {
    private TextTables() {}

    static Catalog read(String text) {
        List<TableSchema> tables = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : (text + "\nend").lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
            if (!line.startsWith(" ")) {
                if (!block.isEmpty()) {
                    tables.add(table(block));
                }
                block.clear();
            }
            block.add(line.strip());
        }
        return new Catalog(tables);
    }

    private static TableSchema table(List<String> block) {
        List<ForeignKey> foreign = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (String line : block.subList(1, block.size())) {
            String[] sides = line.split(" -> ");
            if (sides.length == 2) {
                int dot = sides[1].lastIndexOf('.');
                foreign.add(new ForeignKey("f_" + sides[0], List.of(sides[0]), TableId.parse(sides[1].substring(0, dot)),
                        List.of(sides[1].substring(dot + 1)), ForeignKey.Action.RESTRICT, ForeignKey.Action.RESTRICT));
            } else {
                columns.add(line);
            }
        }
        TableSchema plain = TestingTables.table(block.getFirst(), columns.toArray(String[]::new));
        return new TableSchema(plain.id(), plain.columns(), plain.key(), plain.uniqueKeys(), foreign);
    }
}
