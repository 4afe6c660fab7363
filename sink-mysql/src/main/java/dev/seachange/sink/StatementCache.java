package dev.seachange.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Prepared statements of one connection, the least used ones forgotten. */
final class StatementCache {
    private static final int MOST = 256;

    enum Kind {
        INSERT,
        UPDATE_ONE,
        UPDATE_MANY,
        MOVE,
        DELETE,
        DELETE_DESCENDING,
        RELEASE,
        LOOK
    }

    /** {@code subject} is a shape or a table; both are compared by identity. */
    private record Key(Kind kind, Object subject, int rows) {}

    private final Connection connection;
    private final LinkedHashMap<Key, PreparedStatement> statements = new LinkedHashMap<>(64, 0.75f, true);

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement get(Kind kind, Object subject, int rows, Supplier<String> text) throws SQLException {
        Key key = new Key(kind, subject, rows);
        PreparedStatement statement = statements.get(key);
        if (statement == null) {
            statement = connection.prepareStatement(text.get());
            statements.put(key, statement);
            if (statements.size() > MOST) {
                Map.Entry<Key, PreparedStatement> eldest = statements.firstEntry();
                statements.remove(eldest.getKey());
                eldest.getValue().close();
            }
        }
        return statement;
    }
}
