package dev.seachange.preflight;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.copy.CopyOrder;
import dev.seachange.server.Identifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Foreign keys of NEW, and lookups in it, that no order of copying the tables can satisfy. No rules look up in a table that is
 * fed by the same table of OLD: those are refused when they are read.
 */
final class TargetReferences {
    private static final String SAME = "`keymap(...)` and `uuid5(...)` give the same for the same key, wherever it stands.";

    private final Findings findings;
    private final Mapping mapping;

    TargetReferences(Findings findings, Mapping mapping) {
        this.findings = findings;
        this.mapping = mapping;
    }

    List<Check> list() {
        return List.of(new Check("the foreign keys of the target tables", () -> {
            ownTable();
            circles();
        }));
    }

    private void ownTable() {
        for (TableSchema table : mapping.targets().values()) {
            List<ForeignKey> own = references(table, parent -> parent.equals(table.id()));
            for (ForeignKey key : own) {
                findings.error(
                        PreflightCode.P234,
                        table + " has the foreign key " + key.name()
                                + " to itself. While it is copied, a row may come before the one it refers to.",
                        untilLive(drop(table, key)));
            }
        }
    }

    /** One circle after the other: each is taken out before the next is looked for. */
    private void circles() {
        Set<TableId> left = new TreeSet<>(mapping.sources());
        Optional<List<TableId>> circle = circle(left);
        while (circle.isPresent()) {
            report(circle.get());
            left.removeAll(new HashSet<>(circle.get()));
            circle = circle(left);
        }
    }

    private Optional<List<TableId>> circle(Set<TableId> sources) {
        return CopyOrder.of(
                        sources,
                        source -> mapping.shapesOf(source).stream()
                                .map(TargetReferences::withoutOwn)
                                .toList(),
                        mapping::lookedUpBy)
                .circle();
    }

    /** References to the own table have their own finding, and would hide a larger circle. */
    private static WriteShape withoutOwn(WriteShape shape) {
        TableSchema table = shape.target();
        TableSchema bare = new TableSchema(
                table.id(),
                table.columns(),
                table.key(),
                table.uniqueKeys(),
                references(table, parent -> !parent.equals(table.id())));
        return new WriteShape(
                shape.rule(), bare, shape.columns(), shape.keyOrdinals(), shape.wantsBefore(), shape.share());
    }

    private void report(List<TableId> circle) {
        Set<TableId> targets = new TreeSet<>();
        circle.forEach(source -> targets.addAll(mapping.targetsOf(source)));
        List<String> drops = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (TableId target : targets) {
            TableSchema table = mapping.targets().get(target);
            if (table == null) {
                continue;
            }
            for (ForeignKey key : references(table, parent -> !parent.equals(target) && targets.contains(parent))) {
                keys.add(key.name() + " (" + target + " to " + key.parent() + ")");
                drops.add(drop(table, key));
            }
        }
        List<String> lookups = lookups(circle, targets);
        String waiting = ". The tables of OLD that would wait for each other: "
                + String.join(" for ", circle.stream().map(TableId::toString).toList()) + ".";
        if (lookups.isEmpty()) {
            findings.error(
                    PreflightCode.P233,
                    "Foreign keys form a circle, so no table can be copied first: " + String.join(", ", keys) + waiting,
                    untilLive("One of:\n" + String.join("\n", drops)));
        } else {
            keys.addAll(0, lookups);
            String orDrop = drops.isEmpty() ? "" : " " + untilLive("Or, of the foreign keys:\n" + String.join("\n", drops));
            findings.error(
                    PreflightCode.P237,
                    "Lookups and foreign keys form a circle, so no table can be copied first: " + String.join(", ", keys)
                            + waiting,
                    "Make one of the values without a lookup: " + SAME + orDrop);
        }
    }

    /** Those that are part of the circle. */
    private List<String> lookups(List<TableId> circle, Set<TableId> targets) {
        List<String> lookups = new ArrayList<>();
        for (TableId source : new TreeSet<>(circle)) {
            for (TableId table : mapping.lookedUpBy(source)) {
                if (targets.contains(table)) {
                    lookups.add("rules of " + source + " look values up in " + table);
                }
            }
        }
        return lookups;
    }

    private static String untilLive(String statements) {
        return "Drop it until the migration is live, then add it again. " + statements;
    }

    private static String drop(TableSchema table, ForeignKey key) {
        return "ALTER TABLE " + Identifiers.quote(table.id()) + " DROP FOREIGN KEY " + Identifiers.quote(key.name()) + ";";
    }

    private static List<ForeignKey> references(TableSchema table, Predicate<TableId> parent) {
        return table.foreignKeys().stream().filter(key -> parent.test(key.parent())).toList();
    }
}
