package dev.seachange.server;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is and how to log in. Never prints the password.
 *
 * @param database the default database of connections; null for none
 */
public record ServerSettings(
        ServerKind kind, String host, int port, @Nullable String database, String user, String password) {
    public ServerSettings {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    /** The same server with another default database. */
    public ServerSettings withDatabase(@Nullable String other) {
        return new ServerSettings(kind, host, port, other, user, password);
    }

    @Override
    public String toString() {
        return kind.title() + " at " + host + ":" + port + (database == null ? "" : "/" + database) + " as " + user;
    }
}
