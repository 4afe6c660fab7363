package dev.seachange.window;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.server.Identifiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SELECTs over a range of keys, in the form that lets the server walk the key's index: row constructors with {@code <} and
 * {@code >} do not.
 */
final class KeysetSql {
    private final String table;
    private final List<String> key;

    KeysetSql(TableSchema table) {
        this.table = Identifiers.quote(table.id().database()) + "." + Identifiers.quote(table.id().name());
        this.key = table.key().stream().map(Identifiers::quote).toList();
    }

    /** A statement and the values of its parameters: parts of keys, by index of the key column. */
    record Query(String sql, List<Parameter> parameters) {}

    record Parameter(int part, @Nullable Object value) {}

    /** The key that ends a range of {@code rows} rows; no row when fewer are left. */
    Query boundary(@Nullable RowKey after, int rows) {
        List<Parameter> parameters = new ArrayList<>();
        String where = after == null ? "" : " WHERE " + beyond(after, ">", parameters);
        return new Query(
                "SELECT " + String.join(", ", key) + " FROM " + table + where + order() + " LIMIT 1 OFFSET " + (rows - 1),
                parameters);
    }

    /** The rows of a range, in key order. */
    Query rows(String selectList, KeyRange range) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        RowKey after = range.after();
        if (after != null) {
            conditions.add(beyond(after, ">", parameters));
        }
        RowKey through = range.through();
        if (through != null) {
            conditions.add("NOT (" + beyond(through, ">", parameters) + ")");
            // The negation alone would not bound the index range.
            conditions.add(key.getFirst() + " <= ?");
            parameters.add(new Parameter(0, through.get(0)));
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return new Query("SELECT " + selectList + " FROM " + table + where + order(), parameters);
    }

    /** The rows with these keys. Alternatives instead of row constructors: with those, MariaDB would not use the index. */
    Query rows(String selectList, List<RowKey> keys) {
        List<Parameter> parameters = new ArrayList<>();
        for (RowKey one : keys) {
            for (int part = 0; part < key.size(); part++) {
                parameters.add(new Parameter(part, one.get(part)));
            }
        }
        String where = key.size() == 1
                ? key.getFirst() + " IN (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")"
                : String.join(" OR ", Collections.nCopies(keys.size(), "(" + String.join(" = ? AND ", key) + " = ?)"));
        return new Query("SELECT " + selectList + " FROM " + table + " WHERE " + where, parameters);
    }

    /**
     * The next keys in their order.
     *
     * @param fixed columns whose value is given, by parameters that stand before all others
     */
    Query keys(String selectList, List<String> fixed, @Nullable RowKey after, int rows) {
        List<Parameter> parameters = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        fixed.forEach(column -> conditions.add(Identifiers.quote(column) + " = ?"));
        if (after != null) {
            conditions.add(beyond(after, ">", parameters));
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return new Query("SELECT " + selectList + " FROM " + table + where + order() + " LIMIT " + rows, parameters);
    }

    private String order() {
        return " ORDER BY " + key.stream().collect(Collectors.joining(", "));
    }

    /** {@code a > ?}, or {@code a >= ? AND (a > ? OR (a = ? AND b > ?))} and so on for longer keys. */
    private String beyond(RowKey bound, String operator, List<Parameter> parameters) {
        if (key.size() == 1) {
            parameters.add(new Parameter(0, bound.get(0)));
            return key.getFirst() + " " + operator + " ?";
        }
        parameters.add(new Parameter(0, bound.get(0)));
        String first = key.getFirst() + " " + operator + "= ?";
        List<String> alternatives = new ArrayList<>();
        for (int last = 0; last < key.size(); last++) {
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < last; i++) {
                parts.add(key.get(i) + " = ?");
                parameters.add(new Parameter(i, bound.get(i)));
            }
            parts.add(key.get(last) + " " + operator + " ?");
            parameters.add(new Parameter(last, bound.get(last)));
            alternatives.add("(" + String.join(" AND ", parts) + ")");
        }
        return "(" + first + " AND (" + String.join(" OR ", alternatives) + "))";
    }
}
