package dev.seachange.status;

import org.jspecify.annotations.Nullable;

/**
 * Where a server is, without user or password.
 *
 * @param kind {@code mysql} or {@code mariadb}
 * @param database the configured database; null when the rules name theirs
 */
public record Endpoint(String kind, String host, int port, @Nullable String database) {
    @Override
    public String toString() {
        return kind + " " + (host.contains(":") ? "[" + host + "]" : host) + ":" + port
                + (database == null ? "" : "/" + database);
    }
}
