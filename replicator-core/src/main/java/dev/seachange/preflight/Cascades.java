package dev.seachange.preflight;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.server.Identifiers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows that one server changes on its own because of a foreign key, and the other does not.
 *
 * <p>What OLD's InnoDB changes so is not in its log. It reaches NEW only if NEW does the same on its own. From MySQL 9.6 on,
 * {@code innodb_native_foreign_keys=OFF} leaves the work to the layer that writes the log, and all is there (seen on 9.7.4).
 */
final class Cascades {
    private final Probe old;
    private final Findings atOld;
    private final Findings atNew;
    private final Mapping mapping;
    private final Catalog catalog;
    private final Map<TableId, List<ForeignKey>> known = new TreeMap<>();

    Cascades(Probe old, Findings atOld, Findings atNew, Mapping mapping, Catalog catalog) {
        this.old = old;
        this.atOld = atOld;
        this.atNew = atNew;
        this.mapping = mapping;
        this.catalog = catalog;
    }

    List<Check> list() {
        return List.of(
                new Check("cascading foreign keys", this::ofOld), new Check("cascading foreign keys of NEW", this::ofNew));
    }

    private void ofOld() throws SQLException {
        if (old.logsCascades()) {
            return;
        }
        for (TableId child : mapping.sources()) {
            for (ForeignKey key : keysOf(child)) {
                if (key.onDelete().changesChildren() || key.onUpdate().changesChildren()) {
                    Set<TableId> unlike = targetsUnlike(child, key);
                    if (!unlike.isEmpty() || !mapping.sources().contains(key.parent())) {
                        unlogged(child, key, unlike);
                    }
                }
            }
        }
    }

    /**
     * Targets of the child's rules that do not refer to a target of the parent's rules with the same actions. No foreign key
     * could do it to some columns of a row.
     */
    private Set<TableId> targetsUnlike(TableId child, ForeignKey key) {
        Set<TableId> parents = mapping.targetsOf(key.parent());
        Set<TableId> unlike = new TreeSet<>(mapping.targetsOf(child));
        Set<TableId> inPart = mapping.targetsInPart(child);
        unlike.removeIf(target -> !inPart.contains(target)
                && foreignKeys(target).stream()
                        .anyMatch(own -> parents.contains(own.parent()) && sameActions(key, own)));
        return unlike;
    }

    private List<ForeignKey> foreignKeys(TableId target) {
        TableSchema schema = mapping.targets().get(target);
        return schema == null ? List.of() : schema.foreignKeys();
    }

    private static boolean sameActions(ForeignKey wanted, ForeignKey own) {
        return (!wanted.onDelete().changesChildren() || wanted.onDelete() == own.onDelete())
                && (!wanted.onUpdate().changesChildren() || wanted.onUpdate() == own.onUpdate());
    }

    private void unlogged(TableId child, ForeignKey key, Set<TableId> unlike) throws SQLException {
        boolean parentMapped = mapping.sources().contains(key.parent());
        String where = parentMapped
                ? "NEW does not do the same in " + TableFacts.names(unlike) + "."
                : "no rule reads " + key.parent() + ", so nothing tells NEW.";
        String actions = actions(key);
        List<String> ways = new ArrayList<>();
        // A reference to the own table is no way out: NEW must do without while it is copied.
        if (parentMapped && !key.parent().equals(child) && mapping.targetsInPart(child).isEmpty()) {
            ways.add("Give " + TableFacts.names(unlike) + " of NEW a foreign key" + actions + " to "
                    + TableFacts.names(mapping.targetsOf(key.parent())) + ".");
        }
        ways.add("Let the application change the rows itself, and drop the key on OLD: ALTER TABLE "
                + Identifiers.quote(child) + " DROP FOREIGN KEY " + Identifiers.quote(key.name()) + ";");
        if (old.variable("innodb_native_foreign_keys").isPresent()) {
            ways.add("Set innodb_native_foreign_keys=OFF on OLD (my.cnf, restart): then the log shows these rows.");
        }
        atOld.error(
                PreflightCode.P134,
                child + " has the foreign key " + key.name() + " to " + key.parent() + actions
                        + ". The log does not show the rows it changes, and " + where,
                String.join("\nOr: ", ways));
    }

    private static String actions(ForeignKey key) {
        return (key.onDelete().changesChildren() ? " ON DELETE " + words(key.onDelete()) : "")
                + (key.onUpdate().changesChildren() ? " ON UPDATE " + words(key.onUpdate()) : "");
    }

    private static String words(ForeignKey.Action action) {
        return action.name().replace('_', ' ');
    }

    /** A delete in NEW must not take along rows that OLD keeps. */
    private void ofNew() throws SQLException {
        for (TableSchema child : mapping.targets().values()) {
            for (ForeignKey key : child.foreignKeys()) {
                if (key.onDelete().changesChildren() && !key.parent().equals(child.id()) && !oldBindsAlike(child.id(), key)) {
                    atNew.warning(
                            PreflightCode.P235,
                            child + " has the foreign key " + key.name() + " to " + key.parent() + " ON DELETE "
                                    + words(key.onDelete()) + ", and OLD has none like it. A row deleted from " + key.parent()
                                    + " would change rows here that stay as they are in OLD.",
                            "Replace it by a foreign key without ON DELETE until the application writes to NEW.");
                }
            }
        }
    }

    /** Whether every pair of source tables behind the key is tied in OLD, or is one table whose rows go together. */
    private boolean oldBindsAlike(TableId child, ForeignKey key) throws SQLException {
        for (TableId oldChild : mapping.sourcesOf(child)) {
            for (TableId oldParent : mapping.sourcesOf(key.parent())) {
                if (!oldChild.equals(oldParent) && !tied(oldChild, oldParent, key)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean tied(TableId child, TableId parent, ForeignKey key) throws SQLException {
        for (ForeignKey own : keysOf(child)) {
            boolean alike = !own.onDelete().changesChildren() || own.onDelete() == key.onDelete();
            if (own.parent().equals(parent) && alike) {
                return true;
            }
        }
        return false;
    }

    private List<ForeignKey> keysOf(TableId table) throws SQLException {
        List<ForeignKey> keys = known.get(table);
        if (keys == null) {
            keys = read(table);
            known.put(table, keys);
        }
        return keys;
    }

    private List<ForeignKey> read(TableId table) throws SQLException {
        try {
            Optional<String> statement = old.rows("SHOW CREATE TABLE " + Identifiers.quote(table)).stream()
                    .map(row -> row.getOrDefault("Create Table", ""))
                    .findFirst();
            return statement.map(s -> CreateTable.foreignKeys(table, s)).orElse(List.of());
        } catch (SQLException e) {
            // Who may not read the table has a finding already; what the catalog knows must do for the rest.
            if (SqlFailures.denied(e)) {
                return catalog.table(table).map(TableSchema::foreignKeys).orElse(List.of());
            }
            throw e;
        }
    }
}
