package dev.seachange.change;

import java.util.Objects;

/** Name of a table: database (MySQL's schema) and table, both as the server spells them. */
public record TableId(String database, String name) implements Comparable<TableId> {
    public TableId {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(name, "name");
    }

    /** Parses {@code database.table}; the first dot separates. */
    public static TableId parse(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || dot == text.length() - 1) {
            throw new IllegalArgumentException("not database.table: " + text);
        }
        return new TableId(text.substring(0, dot), text.substring(dot + 1));
    }

    @Override
    public int compareTo(TableId other) {
        int byDatabase = database.compareTo(other.database);
        return byDatabase != 0 ? byDatabase : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return database + "." + name;
    }
}
