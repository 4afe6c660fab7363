package dev.seachange.server;

import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import java.sql.SQLDataException;

/** A stored value that has no Java form, such as the date 0000-00-00. Names table and column, never the whole row. */
public final class UnreadableValueException extends SQLDataException {
    private static final long serialVersionUID = 1;

    UnreadableValueException(TableId table, Column column, Exception cause) {
        super(
                "Cannot read column " + column.name() + " (" + column.sqlType() + ") of " + table + ": "
                        + cause.getMessage(),
                "22000",
                cause);
    }
}
