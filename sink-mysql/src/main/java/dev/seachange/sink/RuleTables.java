package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Statements on the meaning of rules. */
final class RuleTables {
    private static final int ROWS_PER_STATEMENT = 100;
    /** No rule's name begins with it. */
    private static final String ON_ITS_WAY = "*";

    private record Row(String rule, String table, String part, String meaning) {}

    private RuleTables() {}

    static List<StoredMeaning> meanings(Connection connection, String migration) throws SQLException {
        String sql = "SELECT rule, source_table, part, meaning FROM seachange.rule_meaning WHERE migration = ?"
                + " ORDER BY rule, source_table";
        List<StoredMeaning> meanings = new ArrayList<>();
        Map<String, String> parts = new TreeMap<>();
        String rule = "";
        String table = "";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (!parts.isEmpty() && !(rule.equals(row.getString(1)) && table.equals(row.getString(2)))) {
                        meanings.add(new StoredMeaning(rule, TableId.parse(table), parts));
                        parts.clear();
                    }
                    rule = row.getString(1);
                    table = row.getString(2);
                    parts.put(row.getString(3), row.getString(4));
                }
            }
        }
        if (!parts.isEmpty()) {
            meanings.add(new StoredMeaning(rule, TableId.parse(table), parts));
        }
        return meanings;
    }

    static void replaceMeanings(Connection connection, String migration, List<StoredMeaning> meanings) throws SQLException {
        execute(connection, "DELETE FROM seachange.rule_meaning WHERE migration = ?", migration);
        List<Row> rows = new ArrayList<>();
        meanings.forEach(meaning -> meaning.parts()
                .forEach((part, text) -> rows.add(new Row(meaning.rule(), meaning.table().toString(), part, text))));
        for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            insert(connection, migration, rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT)));
        }
    }

    private static void insert(Connection connection, String migration, List<Row> rows) throws SQLException {
        String sql = "INSERT INTO seachange.rule_meaning (migration, rule, source_table, part, meaning) VALUES "
                + String.join(", ", Collections.nCopies(rows.size(), "(?, ?, ?, ?, ?)"));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int index = 1;
            for (Row row : rows) {
                insert.setString(index++, migration);
                insert.setString(index++, row.rule());
                insert.setString(index++, row.table());
                insert.setString(index++, row.part());
                insert.setString(index++, row.meaning());
            }
            insert.executeUpdate();
        }
    }

    static boolean isFedByAnother(Connection connection, String migration, TableId target) throws SQLException {
        String sql = "SELECT 1 FROM seachange.rule_meaning WHERE migration <> ? AND part = 'to' AND meaning = ? LIMIT 1";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            query.setString(2, target.toString());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void adopt(Connection connection, Owner owner, RuleAdoption adoption) throws SQLException {
        String migration = owner.migration();
        replaceMeanings(connection, migration, adoption.meanings());
        adoptNames(connection, migration, adoption.names());
        for (TableId table : adoption.touched()) {
            // How far such a request was is told by keys and legs of the rules as they were.
            execute(
                    connection,
                    "UPDATE seachange.refresh SET leg = '', through_key = NULL, rows_done = 0, rows_undecided = 0,"
                            + " keys_parked = 0"
                            + " WHERE migration = ? AND source_table = ? AND state IN ('REQUESTED', 'RUNNING')",
                    migration, table.toString());
        }
        for (TableId table : adoption.goneTables()) {
            execute(
                    connection,
                    "DELETE FROM seachange.copy_table WHERE migration = ? AND source_table = ?",
                    migration, table.toString());
        }
        execute(
                connection,
                "INSERT INTO seachange.rule_change"
                        + " (migration, decided_at, decided_by, decision, hash_before, hash_after, changes)"
                        + " VALUES (?, UTC_TIMESTAMP(6), ?, ?, ?, ?, ?)",
                migration, owner.holder(), adoption.decision(), adoption.hashBefore(), adoption.hashAfter(), adoption.changes());
    }

    /** First what is gone, or a rule that takes its name would go with it; then by way of names that no rule can have. */
    private static void adoptNames(Connection connection, String migration, RuleAdoption.Names names) throws SQLException {
        for (RuleAdoption.View rule : names.gone()) {
            execute(
                    connection,
                    "DELETE FROM seachange.quarantine WHERE migration = ? AND rule = ? AND source_table = ?",
                    migration, rule.rule(), rule.table().toString());
        }
        for (RuleAdoption.WaitingParts parts : names.waiting()) {
            if (parts.now() == null) {
                execute(
                        connection,
                        "DELETE FROM seachange.part_waiting WHERE migration = ? AND rule = ? AND target_table = ?",
                        migration, parts.rule(), parts.target().toString());
            } else {
                execute(
                        connection,
                        "UPDATE seachange.part_waiting SET rule = ? WHERE migration = ? AND rule = ? AND target_table = ?",
                        ON_ITS_WAY + parts.now(), migration, parts.rule(), parts.target().toString());
            }
        }
        for (RuleAdoption.Renamed rule : names.renamed()) {
            for (String table : List.of("quarantine", "refresh")) {
                execute(
                        connection,
                        "UPDATE seachange." + table + " SET rule = ? WHERE migration = ? AND rule = ? AND source_table = ?",
                        ON_ITS_WAY + rule.rule(), migration, rule.before().rule(), rule.before().table().toString());
            }
        }
        for (String table : List.of("quarantine", "refresh", "part_waiting")) {
            execute(
                    connection,
                    "UPDATE seachange." + table + " SET rule = SUBSTRING(rule, 2) WHERE migration = ? AND rule LIKE '"
                            + ON_ITS_WAY + "%'",
                    migration);
        }
    }

    private static void execute(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
