package dev.seachange.preflight;

import dev.seachange.change.TableId;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What both sides are asked about tables in the same way. */
final class TableFacts {
    private TableFacts() {}

    /** Condition that a column of information_schema is the database of one of the tables. */
    static String inDatabases(String column, Collection<TableId> tables) {
        return column + " IN ("
                + tables.stream()
                        .map(t -> "'" + t.database().replace("\\", "\\\\").replace("'", "''") + "'")
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** Those of the tables that are not InnoDB, with their engine. */
    static SortedMap<TableId, String> foreignEngines(Probe probe, Set<TableId> tables) throws SQLException {
        SortedMap<TableId, String> found = new TreeMap<>();
        if (tables.isEmpty()) {
            return found;
        }
        String sql = "SELECT table_schema AS db, table_name AS name, engine AS kind FROM information_schema.tables WHERE "
                + inDatabases("table_schema", tables);
        for (Map<String, String> row : probe.rows(sql)) {
            TableId id = new TableId(row.getOrDefault("db", ""), row.getOrDefault("name", ""));
            String engine = row.getOrDefault("kind", "");
            if (tables.contains(id) && !engine.equalsIgnoreCase("InnoDB")) {
                found.put(id, engine);
            }
        }
        return found;
    }

    /** {@code a, b} */
    static String names(Collection<TableId> tables) {
        return tables.stream().map(TableId::toString).collect(Collectors.joining(", "));
    }

    /** Whether the account sees no table, for then the rules would name tables that seem not to exist. */
    static boolean seesNone(Probe probe) throws SQLException {
        String database = probe.settings().database();
        String where = database == null
                ? "table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys', 'seachange')"
                : inDatabases("table_schema", Set.of(new TableId(database, "")));
        return probe.column("SELECT table_name FROM information_schema.tables WHERE " + where + " LIMIT 1")
                .isEmpty();
    }
}
