package dev.seachange.it.daemon;

import dev.seachange.demo.Main;
import java.io.IOException;

/** The command {@code seachange} as the launcher starts it, but for one thing: it does not outlive the test that started it. */
public final class DaemonMain {
    private DaemonMain() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent-watch").start(DaemonMain::endWithParent);
        Main.main(args);
    }

    /** Standard input ends when the parent does, however that ended. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes.
            }
        } catch (IOException e) {
            System.err.println("parent-watch: " + e);
        }
        Runtime.getRuntime().halt(99);
    }
}
