package dev.seachange.change;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param sqlType the type as the server declares it ({@code bigint unsigned}), for messages
 * @param generated whether the server computes it, so that nobody may write it
 * @param hasDefault whether an INSERT may leave it out (default value, nullable, or AUTO_INCREMENT)
 */
public record Column(
        String name, ColumnType type, String sqlType, boolean nullable, boolean generated, boolean hasDefault) {
    public Column {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(sqlType, "sqlType");
    }
}
