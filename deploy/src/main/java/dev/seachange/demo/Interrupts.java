package dev.seachange.demo;

import dev.seachange.cli.ExitCode;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ctrl-C and SIGTERM as a wish that the main thread can look at. A shutdown hook would not do: all hooks run at once, and those
 * of the servers would end OLD and NEW under a daemon that still has to stop.
 *
 * <p>The second signal ends the process at once, as does the first one after {@link #disarm}. The class behind it has been in every
 * JDK since 1.2 without being part of the platform, hence by reflection; where it is missing, signals do what they always do.
 */
final class Interrupts {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupts.class);

    private final AtomicBoolean armed = new AtomicBoolean(true);
    private volatile boolean came;

    private Interrupts() {}

    static Interrupts arm() {
        Interrupts interrupts = new Interrupts();
        for (String signal : List.of("INT", "TERM")) {
            interrupts.watch(signal);
        }
        return interrupts;
    }

    private void watch(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object own = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            arrived();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), own);
        } catch (ReflectiveOperationException e) {
            LOG.debug("signal {} is left to the JVM", name, e);
        }
    }

    private void arrived() {
        if (armed.getAndSet(false)) {
            came = true;
        } else {
            System.exit(ExitCode.INTERRUPTED);
        }
    }

    boolean came() {
        return came;
    }

    /** From now on there is nothing left that a signal should spare. */
    void disarm() {
        armed.set(false);
    }
}
