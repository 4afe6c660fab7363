package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Rejection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes what the rules make of OLD's rows. */
interface WantedRows {
    void wanted(Write.Put put) throws SQLException;

    /**
     * A row whose key is in quarantine.
     *
     * @param key of the row of NEW it would be; null when not even that can be told
     */
    void parked(WriteShape shape, @Nullable RowKey key);

    /** A row that a rule refuses though its key is not in quarantine. */
    void refused(Rejection rejection);
}
