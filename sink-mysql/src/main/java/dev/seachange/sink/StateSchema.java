package dev.seachange.sink;

import dev.seachange.server.Server;
import dev.seachange.server.ServerSettings;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Creates and upgrades the schema {@code seachange} in NEW. */
final class StateSchema {
    static final String NAME = "seachange";

    private StateSchema() {}

    static boolean isThere(Connection connection) throws SQLException {
        String sql = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = 'checkpoint'";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, NAME);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }

    private static Flyway flyway(ServerSettings server) {
        return Flyway.configure(StateSchema.class.getClassLoader())
                .dataSource(new PlainDataSource(server))
                .schemas(NAME)
                .defaultSchema(NAME)
                .createSchemas(true)
                .table("schema_version")
                .locations("classpath:dev/seachange/sink/migration")
                .failOnMissingLocations(true)
                .cleanDisabled(true)
                .load();
    }

    /** Whether {@link #migrate} would change something. */
    static boolean isOutdated(ServerSettings server) {
        try {
            return flyway(server).info().pending().length > 0;
        } catch (FlywayException e) {
            throw new SinkFailure.Fatal(
                    "Cannot tell the version of the schema " + NAME + " on " + server + ": " + e.getMessage(),
                    "The user of `new` needs: " + StateStore.GRANTS,
                    e);
        }
    }

    static void migrate(ServerSettings server) {
        try {
            flyway(server).migrate();
        } catch (FlywayException e) {
            throw new SinkFailure.Fatal(
                    "Cannot create or upgrade the schema " + NAME + " on " + server + ": " + e.getMessage(),
                    "The user of `new` needs: " + StateStore.GRANTS,
                    e);
        }
    }

    /** Flyway wants a data source, and nothing of it but connections. */
    private static final class PlainDataSource implements DataSource {
        private final ServerSettings server;

        private PlainDataSource(ServerSettings server) {
            this.server = server.withDatabase(null);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return Server.connect(server);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // There is none.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // Server has its own.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException("no logger");
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
