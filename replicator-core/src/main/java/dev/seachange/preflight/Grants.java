package dev.seachange.preflight;

import dev.seachange.change.TableId;
import java.util.List;
import java.util.Optional;

/**
 * The rights of an account as SHOW GRANTS tells them, those of its active roles included (both servers list them in the same
 * answer). For rights that cannot be tried without doing something.
 *
 * <p>The lines themselves are not kept, for one may hold a password's hash (MariaDB).
 */
final class Grants {
    private final List<GrantLine> lines;
    private final boolean wildcards;

    private Grants(List<GrantLine> lines, boolean wildcards) {
        this.lines = lines;
        this.wildcards = wildcards;
    }

    /** @param wildcards see {@link Account} */
    static Grants parse(List<String> lines, boolean wildcards) {
        return new Grants(
                lines.stream().map(GrantLine::parse).flatMap(Optional::stream).toList(), wildcards);
    }

    /** On everything. */
    boolean global(String right) {
        return lines.stream().anyMatch(l -> l.given() && l.isGlobal() && l.names(right));
    }

    /** On every table of a database, present or future. */
    boolean onDatabase(String right, String database) {
        return says(true, right, database) || (global(right) && !says(false, right, database));
    }

    boolean onTable(String right, TableId table) {
        return onDatabase(right, table.database())
                || lines.stream().anyMatch(l -> l.given() && l.names(right) && l.isTable(table));
    }

    /** A REVOKE on a database takes it out of a global right: MySQL's partial revokes. */
    private boolean says(boolean given, String right, String database) {
        return lines.stream()
                .anyMatch(l -> l.given() == given && l.isDatabase(database, wildcards) && l.names(right));
    }
}
