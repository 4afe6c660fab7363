package dev.seachange.sink;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The open transaction can't go on. Who catches it decides by the kind of the error what becomes of the epoch. */
final class EpochBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final SQLException error;

    /** @param where what was being done, for the message */
    EpochBroken(String where, SQLException error) {
        super(where + ": " + Failures.describe(error), error);
        this.error = error;
    }

    static EpochBroken at(@Nullable TargetTable table, SQLException error) {
        return new EpochBroken(table == null ? "seachange" : table.toString(), error);
    }

    SqlErrors.Kind kind() {
        return SqlErrors.kind(error);
    }

    SQLException error() {
        return error;
    }

    String story() {
        return String.valueOf(getMessage());
    }
}
