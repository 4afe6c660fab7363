package dev.seachange.it.source;

import dev.seachange.change.Position;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.it.servers.TestingServers.Kind;
import dev.seachange.server.ServerKind;
import dev.seachange.server.ServerSettings;

/** The tests' words for servers, in those of the product. */
final class Sides {
    private Sides() {}

    static ServerSettings settings(TestDatabase database) {
        return new ServerSettings(
                switch (database.kind()) {
                    case MYSQL -> ServerKind.MYSQL;
                    case MARIADB -> ServerKind.MARIADB;
                },
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                database.password());
    }

    static Position.Kind position(Kind kind) {
        return switch (kind) {
            case MYSQL -> Position.Kind.MYSQL;
            case MARIADB -> Position.Kind.MARIADB;
        };
    }
}
