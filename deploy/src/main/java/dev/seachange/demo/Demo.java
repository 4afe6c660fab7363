package dev.seachange.demo;

import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.ConfigLoader;
import dev.seachange.config.MigrationConfig;
import java.util.Map;
import java.util.Optional;

/** The demo from beginning to end: servers, files, then the {@link DemoRun} between them. */
final class Demo {
    private final Console console;
    private final Narration narration;
    private final DemoPlan plan;

    Demo(Console console, DemoPlan plan) {
        this.console = console;
        this.narration = new Narration(console);
        this.plan = plan;
    }

    /** @return the exit code */
    int run() throws Exception {
        Optional<String> impossible = EmbeddedMariaDb.unavailable();
        if (impossible.isPresent()) {
            narration.trouble("seachange: the demo cannot run here: " + impossible.get() + ".");
            return ExitCode.FAILED;
        }
        long began = System.nanoTime();
        DemoPasswords passwords = DemoPasswords.random();
        DemoFolder folder = DemoFolder.create(plan.folder());
        narration.say("Starting two MariaDB servers: OLD, a squid shop, and NEW, a seafood market.");
        try (DemoServers servers = DemoServers.start(plan, passwords)) {
            folder.write(servers.oldServer(), servers.newServer(), passwords);
            MigrationConfig config = new ConfigLoader(Map.of()).load(folder.config());
            introduce(servers, folder, System.nanoTime() - began);
            return new DemoRun(console, plan, servers, passwords, config).run();
        }
    }

    private void introduce(DemoServers servers, DemoFolder folder, long nanos) {
        ShopData.Size size = ShopData.Size.of(plan.squid());
        narration.say("Ready after %.1f s.", nanos / 1e9);
        narration.say(
                "  OLD      127.0.0.1:%d  shop: %,d squid, %,d customers, %,d orders; user root, no password",
                servers.oldServer().port(), size.squid(), size.customers(), size.orders());
        narration.say("  NEW      127.0.0.1:%d  market: empty; user root, no password", servers.newServer().port());
        narration.say("  Rules    %s/rules/market.yaml", folder);
        narration.say("  Config   %s", folder.config());
    }
}
