package dev.seachange.preflight;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.Catalog;
import dev.seachange.server.Identifiers;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether each table of OLD that rules read can be copied in ranges and followed in the log. */
final class SourceTables {
    private final Probe old;
    private final Findings findings;
    private final Mapping mapping;
    private final Set<TableId> tables;
    private final Catalog catalog;

    SourceTables(Probe old, Findings findings, Mapping mapping, Catalog catalog) {
        this.old = old;
        this.findings = findings;
        this.mapping = mapping;
        this.tables = mapping.sources();
        this.catalog = catalog;
    }

    List<Check> list() {
        return List.of(
                new Check("the right to read the tables", () -> new SourceRights(old, findings).readTables(tables)),
                new Check("the engines of the tables", this::engines),
                new Check("the keys of the tables", this::keys),
                new Check("the charsets of the tables", this::charsets),
                new Check("zero dates", new ZeroDates(old, findings, mapping, catalog)::check),
                new Check("which databases the log leaves out", this::logged));
    }

    /** Only InnoDB opens the snapshots that windows read in. */
    private void engines() throws SQLException {
        TableFacts.foreignEngines(old, tables).forEach((table, engine) -> findings.error(
                PreflightCode.P131,
                table + " is " + (engine.isEmpty() ? "of no engine" : engine)
                        + ", not InnoDB: it cannot be read in a snapshot while it is written.",
                "ALTER TABLE " + Identifiers.quote(table) + " ENGINE=InnoDB;\nOr leave it out with `ignore` in the rules."));
    }

    private void keys() {
        for (TableId id : tables) {
            catalog.table(id).ifPresent(this::key);
        }
    }

    private void charsets() {
        for (TableId id : tables) {
            catalog.table(id).ifPresent(table -> LogCharsets.check(table, findings));
        }
    }

    private void key(TableSchema table) {
        if (!table.hasKey()) {
            findings.error(
                    PreflightCode.P132,
                    table + " has no primary key and no unique index over NOT NULL columns, so its rows cannot be told apart.",
                    "Give it a primary key, or leave it out with `ignore` in the rules.");
            return;
        }
        for (String name : table.key()) {
            Column column = table.columns().get(table.ordinal(name));
            if (!givesRanges(column.type())) {
                findings.error(
                        PreflightCode.P133,
                        table + " has the key column `" + name + "` of type " + column.sqlType()
                                + ", whose values cannot bound a range of rows reliably.",
                        "Give the table a primary key over columns of integer, decimal, text, binary or date types.");
            }
        }
    }

    /** ENUM and SET sort by number but compare with text; equality of floating numbers and JSON depends on their rendering. */
    private static boolean givesRanges(ColumnType type) {
        return switch (type) {
            case ColumnType.Enumeration e -> false;
            case ColumnType.LabelSet s -> false;
            case ColumnType.Json j -> false;
            case ColumnType.Single f -> false;
            case ColumnType.DoublePrecision d -> false;
            case ColumnType.Other o -> false;
            case ColumnType.Int i -> true;
            case ColumnType.Decimal d -> true;
            case ColumnType.Text t -> true;
            case ColumnType.Binary b -> true;
            case ColumnType.Bit b -> true;
            case ColumnType.Date d -> true;
            case ColumnType.Time t -> true;
            case ColumnType.DateTime d -> true;
            case ColumnType.Timestamp t -> true;
            case ColumnType.Year y -> true;
        };
    }

    /** The server's filters drop whole databases from the log, without a trace in it. */
    private void logged() throws SQLException {
        List<Map<String, String>> status;
        try {
            status = old.rows("SHOW BINARY LOG STATUS", "SHOW MASTER STATUS");
        } catch (SQLException e) {
            // The missing right is a finding of its own.
            if (SqlFailures.denied(e)) {
                return;
            }
            throw e;
        }
        for (Map<String, String> row : status) {
            Set<String> only = list(row.getOrDefault("Binlog_Do_DB", ""));
            Set<String> never = list(row.getOrDefault("Binlog_Ignore_DB", ""));
            Set<String> missing = tables.stream()
                    .map(TableId::database)
                    .filter(database -> only.isEmpty() ? never.contains(database) : !only.contains(database))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!missing.isEmpty()) {
                findings.error(
                        PreflightCode.P135,
                        "The log leaves out what changes in " + String.join(", ", missing) + " ("
                                + (only.isEmpty() ? "binlog_ignore_db" : "binlog_do_db") + ").",
                        "Take the option out of my.cnf, or the database into it, and restart the server.");
            }
        }
    }

    private static Set<String> list(String names) {
        return Arrays.stream(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).collect(Collectors.toSet());
    }
}
