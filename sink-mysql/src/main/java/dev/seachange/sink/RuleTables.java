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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Statements on the meaning of rules. */
final class RuleTables {
    private static final int ROWS_PER_STATEMENT = 100;

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
        for (RuleAdoption.Renamed rule : adoption.renamed()) {
            execute(
                    connection,
                    "UPDATE seachange.quarantine SET rule = ? WHERE migration = ? AND rule = ? AND source_table = ?",
                    rule.rule(), migration, rule.before().rule(), rule.before().table().toString());
        }
        for (RuleAdoption.View rule : adoption.gone()) {
            execute(
                    connection,
                    "DELETE FROM seachange.quarantine WHERE migration = ? AND rule = ? AND source_table = ?",
                    migration, rule.rule(), rule.table().toString());
        }
        adoptWaitingParts(connection, migration, adoption);
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

    /** What waits for its row goes by the rule's name: to its new one, or away with a rule that there is no more. */
    private static void adoptWaitingParts(Connection connection, String migration, RuleAdoption adoption) throws SQLException {
        Set<String> names = adoption.meanings().stream().map(StoredMeaning::rule).collect(Collectors.toSet());
        for (RuleAdoption.Renamed rule : adoption.renamed()) {
            if (!names.contains(rule.before().rule())) {
                execute(
                        connection,
                        "UPDATE seachange.part_waiting SET rule = ? WHERE migration = ? AND rule = ?",
                        rule.rule(), migration, rule.before().rule());
            }
        }
        for (RuleAdoption.View rule : adoption.gone()) {
            if (!names.contains(rule.rule())) {
                execute(
                        connection,
                        "DELETE FROM seachange.part_waiting WHERE migration = ? AND rule = ?",
                        migration, rule.rule());
            }
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
