package dev.seachange.demo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that must end with this JVM. */
final class OpenServers {

    private static final Set<ServerProcess> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(ServerProcess::closeAtJvmEnd), "close-database-servers"));
    }

    private OpenServers() {}

    static void add(ServerProcess server) {
        OPEN.add(server);
    }

    static void remove(ServerProcess server) {
        OPEN.remove(server);
    }
}
