package dev.seachange.config;

import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;
import dev.seachange.status.Endpoint;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to reach OLD or NEW.
 *
 * @param database null when the rules name the databases they need
 */
public record ServerConfig(
        ServerKind kind, String host, int port, @Nullable String database, String user, Secret password) {

    /** As a kind is written in the file. */
    static String word(ServerKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What drivers need, the password in clear. */
    public ServerSettings settings() {
        return new ServerSettings(kind, host, port, database, user, password.reveal());
    }

    /** The part that may be shown. */
    public Endpoint endpoint() {
        return new Endpoint(word(kind), host, port, database);
    }
}
