package dev.seachange.sink;

import dev.seachange.change.TableId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks through the keys of a source table that are in quarantine, and finds those that are to be tried again by themselves. */
final class WaitingKeys {
    /** With some seconds on top, so that each key is tried at its end, too, or a short time would be none. */
    private static final String WAITS = "retry_until >= UTC_TIMESTAMP(6) - INTERVAL 4 SECOND";

    private WaitingKeys() {}

    /** Where keys are to be tried again. */
    static List<RefreshStore.ParkedKeys> waiting(Connection connection, String migration) throws SQLException {
        String sql = "SELECT DISTINCT source_table, rule FROM seachange.quarantine WHERE migration = ? AND " + WAITS;
        List<RefreshStore.ParkedKeys> waiting = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, migration);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new RefreshStore.ParkedKeys(TableId.parse(rows.getString(1)), rows.getString(2), true));
                }
            }
        }
        return waiting;
    }

    /** In the order of the keys' hashes: it does not change while keys come and go. */
    static ParkedPage page(
            Connection connection, String migration, RefreshStore.ParkedKeys which, @Nullable String after, int most)
            throws SQLException {
        String sql = "SELECT key_hash, MIN(key_text) FROM seachange.quarantine WHERE migration = ? AND source_table = ?"
                + (which.rule() == null ? "" : " AND rule = ?") + (which.waiting() ? " AND " + WAITS : "")
                + " AND key_hash > ? GROUP BY key_hash ORDER BY key_hash LIMIT ?";
        List<String> texts = new ArrayList<>();
        String last = null;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            int index = 1;
            query.setString(index++, migration);
            query.setString(index++, which.table().toString());
            if (which.rule() != null) {
                query.setString(index++, which.rule());
            }
            query.setString(index++, after == null ? "" : after);
            query.setInt(index, most);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    last = rows.getString(1);
                    texts.add(rows.getString(2));
                }
            }
        }
        return new ParkedPage(texts, texts.size() < most ? null : last);
    }
}
