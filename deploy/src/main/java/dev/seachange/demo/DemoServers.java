package dev.seachange.demo;

import dev.seachange.sink.StateStore;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** OLD with a shop full of squid, and NEW with an empty market. */
record DemoServers(DatabaseServer oldServer, DatabaseServer newServer) implements AutoCloseable {

    private interface Preparation {
        void on(Connection root) throws IOException, SQLException;
    }

    /** Starts and fills both at the same time. */
    static DemoServers start(DemoPlan plan, DemoPasswords passwords) throws Exception {
        CompletableFuture<DatabaseServer> oldServer = inBackground("old", 1, root -> {
            SqlScript.run(root, "old.sql", Map.of());
            SqlScript.run(
                    root,
                    "old-users.sql",
                    Map.of("shop.password", passwords.shop(), "old.password", passwords.oldServer()));
            ShopData.load(root, ShopData.Size.of(plan.squid()), plan.seed());
        });
        CompletableFuture<DatabaseServer> newServer = inBackground("new", 2, root -> {
            SqlScript.run(root, "new.sql", Map.of());
            SqlScript.run(
                    root,
                    "new-users.sql",
                    Map.of("new.password", passwords.newServer(), "state.grants", StateStore.GRANTS));
        });
        try {
            return new DemoServers(oldServer.join(), newServer.join());
        } catch (CompletionException e) {
            closeWhenStarted(oldServer);
            closeWhenStarted(newServer);
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static CompletableFuture<DatabaseServer> inBackground(String name, int domain, Preparation preparation) {
        CompletableFuture<DatabaseServer> ready = new CompletableFuture<>();
        Thread.ofPlatform().name("start-" + name).daemon().start(() -> {
            DatabaseServer server = null;
            try {
                server = EmbeddedMariaDb.start(ServerOptions.defaults().with("--gtid-domain-id=" + domain));
                prepare(server, preparation);
                ready.complete(server);
            } catch (IOException | SQLException | RuntimeException e) {
                close(server);
                ready.completeExceptionally(e);
            }
        });
        return ready;
    }

    private static void prepare(DatabaseServer server, Preparation preparation) throws IOException, SQLException {
        try (Connection root = server.connect("")) {
            preparation.on(root);
        }
    }

    private static void closeWhenStarted(CompletableFuture<DatabaseServer> server) {
        try {
            close(server.join());
        } catch (CompletionException e) {
            // It has told its story, or the other one has.
        }
    }

    private static void close(@Nullable DatabaseServer server) {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void close() {
        try {
            newServer.close();
        } finally {
            oldServer.close();
        }
    }
}
