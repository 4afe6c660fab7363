package dev.seachange.change;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param sqlType the type as the server declares it ({@code bigint unsigned}), for messages
 * @param generated whether the server computes it, so that nobody may write it
 * @param byDefault what it holds where an INSERT leaves it out
 */
public record Column(
        String name, ColumnType type, String sqlType, boolean nullable, boolean generated, ColumnDefault byDefault) {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(sqlType, "sqlType");
        Objects.requireNonNull(byDefault, "byDefault");
    }

    /** A column of which no more is known than whether it has a default: if it is nullable, that is taken for NULL. */
    public Column(
            String name, ColumnType type, String sqlType, boolean nullable, boolean generated, boolean hasDefault) {
        this(
                name,
                type,
                sqlType,
                nullable,
                generated,
                !hasDefault ? ColumnDefault.NONE : nullable ? ColumnDefault.NULL : ColumnDefault.SERVER);
    }

    /** Whether an INSERT may leave it out. */
    public boolean hasDefault() {
        return !(byDefault instanceof ColumnDefault.None);
    }
}
