package dev.seachange.preflight;

import dev.seachange.change.TableId;
import dev.seachange.server.Identifiers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether each table of NEW that rules write can be written, and by nobody but the rules. */
final class TargetTables {
    /** As in "INSERT, UPDATE command denied to user". */
    private static final Pattern DENIED = Pattern.compile("([A-Z]+(?:, ?[A-Z]+)*) command denied");

    private static final String READ = "SELECT * FROM ";

    private final Probe fresh;
    private final Findings findings;
    private final Mapping mapping;

    TargetTables(Probe fresh, Findings findings, Mapping mapping) {
        this.fresh = fresh;
        this.findings = findings;
        this.mapping = mapping;
    }

    List<Check> list() {
        return List.of(
                new Check("the rights on the target tables", this::rights),
                new Check("the engines of the target tables", this::engines),
                new Check("triggers on the target tables", this::triggers));
    }

    private void rights() throws SQLException {
        Map<TableId, Set<String>> missing = new TreeMap<>();
        for (TableId target : mapping.targets().keySet()) {
            Set<String> rights = missingOn(target);
            if (!rights.isEmpty()) {
                missing.put(target, rights);
            }
        }
        for (TableId table : mapping.readOnly()) {
            Set<String> rights = denied(List.of(READ + Identifiers.quote(table) + " LIMIT 0"));
            if (!rights.isEmpty()) {
                missing.put(table, rights);
            }
        }
        if (!missing.isEmpty()) {
            Account account = fresh.account();
            findings.error(
                    PreflightCode.P222,
                    account + " lacks rights on " + TableFacts.names(missing.keySet()) + ".",
                    missing.entrySet().stream()
                            .map(e -> account.grant(String.join(", ", e.getValue()), e.getKey()))
                            .collect(Collectors.joining("\n")));
        }
    }

    /** EXPLAIN demands the rights of the statement and does not run it. */
    private Set<String> missingOn(TableId target) throws SQLException {
        String table = Identifiers.quote(target);
        Set<String> columns = mapping.columnsOf(target);
        String list = Identifiers.quoteAll(columns);
        String itself = columns.stream().map(Identifiers::quote).map(c -> c + " = " + c).collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>(List.of(READ + table + " LIMIT 0"));
        statements.add("EXPLAIN INSERT INTO " + table + " (" + list + ") SELECT " + list + " FROM " + table + " WHERE FALSE");
        statements.add("EXPLAIN UPDATE " + table + " SET " + itself + " WHERE FALSE");
        statements.add("EXPLAIN DELETE FROM " + table + " WHERE FALSE");
        return denied(statements);
    }

    /** Rights that the statements lack. */
    private Set<String> denied(List<String> statements) throws SQLException {
        Set<String> missing = new TreeSet<>();
        for (String statement : statements) {
            try {
                fresh.column(statement);
            } catch (SQLException e) {
                if (!SqlFailures.denied(e)) {
                    throw e;
                }
                Matcher denied = DENIED.matcher(String.valueOf(e.getMessage()));
                if (!denied.find()) {
                    throw e;
                }
                missing.addAll(List.of(denied.group(1).split(", ?")));
            }
        }
        return missing;
    }

    private void engines() throws SQLException {
        TableFacts.foreignEngines(fresh, mapping.targets().keySet()).forEach((table, engine) -> findings.error(
                PreflightCode.P231,
                table + " is " + (engine.isEmpty() ? "of no engine" : engine)
                        + ", not InnoDB: rows and position could not be committed together.",
                "ALTER TABLE " + Identifiers.quote(table) + " ENGINE=InnoDB;"));
    }

    private void triggers() throws SQLException {
        Set<TableId> targets = mapping.targets().keySet();
        if (targets.isEmpty()) {
            return;
        }
        String sql = "SELECT trigger_name AS name, event_object_schema AS db, event_object_table AS tbl, action_timing AS at,"
                + " event_manipulation AS event FROM information_schema.triggers WHERE "
                + TableFacts.inDatabases("event_object_schema", targets) + " ORDER BY db, tbl, name";
        List<String> found = new ArrayList<>();
        for (Map<String, String> row : fresh.rows(sql)) {
            TableId table = new TableId(row.getOrDefault("db", ""), row.getOrDefault("tbl", ""));
            if (targets.contains(table)) {
                found.add(row.get("name") + " (" + row.get("at") + " " + row.get("event") + " on " + table + ")");
            }
        }
        if (!found.isEmpty()) {
            findings.warning(
                    PreflightCode.P232,
                    "Triggers of target tables fire on every write of Seachange: " + String.join(", ", found) + ".",
                    "Drop those that would do once more what OLD's rows show already.");
        }
        hiddenTriggers(targets);
    }

    /** A server shows triggers only to those who may make them. */
    private void hiddenTriggers(Set<TableId> targets) throws SQLException {
        Grants grants = fresh.grants();
        List<TableId> hidden = targets.stream()
                .filter(table -> !grants.onTable("TRIGGER", table))
                .toList();
        if (!hidden.isEmpty()) {
            findings.warning(
                    PreflightCode.P236,
                    "Whether " + TableFacts.names(hidden) + " have triggers cannot be seen without the right TRIGGER.",
                    "Look as an administrator: SELECT * FROM information_schema.triggers WHERE "
                            + TableFacts.inDatabases("event_object_schema", hidden) + ";");
        }
    }
}
