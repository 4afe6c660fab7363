package dev.seachange.daemon;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.copy.CopyOrder;
import dev.seachange.rules.RuleSet;
import dev.seachange.status.CheckReport.ForeignKey;
import dev.seachange.status.CheckReport.Outlook;
import dev.seachange.status.CheckReport.UniqueKey;
import dev.seachange.status.CheckReport.Untold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rules that are right come to: keys of NEW that force an order, and what has no way back. */
final class Outlooks {
    private Outlooks() {}

    static Outlook of(RuleSet rules) {
        SortedMap<TableId, TableSchema> targets = new TreeMap<>();
        rules.shapes().stream().map(WriteShape::target).forEach(target -> targets.put(target.id(), target));
        return new Outlook(
                targets.values().stream().flatMap(table -> uniqueKeys(table).stream()).toList(),
                targets.values().stream().flatMap(table -> foreignKeys(table, targets.keySet()).stream()).toList(),
                copyOrder(rules),
                rules.untold().stream()
                        .map(u -> new Untold(u.source().toString(), u.columns(), u.inPart(), u.filtered()))
                        .toList());
    }

    private static List<UniqueKey> uniqueKeys(TableSchema table) {
        return table.uniqueKeys().stream()
                .map(key -> new UniqueKey(table.id().toString(), key.name(), key.columns()))
                .toList();
    }

    private static List<ForeignKey> foreignKeys(TableSchema table, Collection<TableId> fed) {
        return table.foreignKeys().stream()
                .map(key -> new ForeignKey(
                        table.id().toString(), key.name(), key.columns(), key.parent().toString(), fed.contains(key.parent())))
                .toList();
    }

    private static List<String> copyOrder(RuleSet rules) {
        CopyOrder order = CopyOrder.of(rules.sources(), rules::shapesOf, rules::lookedUpBy);
        boolean free = rules.sources().stream().allMatch(source -> order.before(source).isEmpty());
        return free ? List.of() : order.inOrder(rules.sources()).stream().map(TableId::toString).toList();
    }

    /** For people. None where there is nothing to say. */
    static List<String> lines(Outlook outlook) {
        List<String> lines = new ArrayList<>();
        for (UniqueKey key : outlook.uniqueKeys()) {
            lines.add(key.table() + " has the unique key " + named(key.name(), key.columns())
                    + ": rows give its values up before others take them.");
        }
        for (ForeignKey key : outlook.foreignKeys()) {
            lines.add(key.table() + " refers to " + key.parent() + " by " + named(key.name(), key.columns())
                    + (key.fed() ? ": its rows are written behind theirs." : ", which no rule writes: its rows have to be there."));
        }
        if (!outlook.copyOrder().isEmpty()) {
            lines.add("Copied in this order: " + String.join(", ", outlook.copyOrder()) + ".");
        }
        outlook.untold().forEach(untold -> lines.add(line(untold)));
        return lines;
    }

    private static String named(String name, List<String> columns) {
        return name + " (" + String.join(", ", columns) + ")";
    }

    private static String line(Untold untold) {
        List<String> lost = new ArrayList<>();
        if (!untold.columns().isEmpty()) {
            lost.add(String.join(", ", untold.columns()));
        }
        if (!untold.inPart().isEmpty()) {
            lost.add(String.join(", ", untold.inPart()) + " where a `where` leaves the row out");
        }
        if (untold.filtered()) {
            lost.add("rows that no `where` takes");
        }
        return "No way back from NEW to " + untold.source() + " for: " + String.join("; ", lost) + ".";
    }
}
