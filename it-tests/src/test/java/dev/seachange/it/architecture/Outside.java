package dev.seachange.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What code must not touch that gives the same answer to the same row, always and everywhere, and does nothing else. */
final class Outside {
    /** Beginnings of the names of types. */
    private static final List<String> TYPES = List.of(
            // Network, files, processes, devices.
            "java.net.", "javax.net.", "java.nio.file.", "java.nio.channels.", "java.io.File", "java.io.RandomAccessFile",
            "java.io.Console", "java.lang.Process", "java.lang.Runtime", "java.sql.", "javax.sql.",
            // Code that is found by its name, or made.
            "java.lang.reflect.", "java.lang.invoke.", "java.lang.ClassLoader", "java.lang.Module", "java.util.ServiceLoader",
            "java.util.ResourceBundle", "javax.script.", "javax.tools.", "java.beans.", "java.io.ObjectInputStream", "sun.",
            // Chance and clocks.
            "java.util.Random", "java.util.SplittableRandom", "java.util.random.", "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom", "java.time.Clock", "java.time.InstantSource", "java.util.Date", "java.util.Calendar",
            "java.util.GregorianCalendar", "java.util.Timer",
            // Threads and logs.
            "java.lang.Thread", "java.util.concurrent.Executor", "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.ForkJoin", "org.slf4j.", "java.util.logging.", "java.lang.System$Logger");

    /** Of types that are needed otherwise, what must not be called; {@code *} for every one of a type. */
    private static final Map<String, Set<String>> CALLS = Map.of(
            // What is left is arraycopy and lineSeparator.
            "java.lang.System", Set.of("getenv", "getProperty", "getProperties", "setProperty", "clearProperty", "nanoTime",
                    "currentTimeMillis", "exit", "load", "loadLibrary", "console", "inheritedChannel", "getLogger", "setOut", "setErr",
                    "setIn", "gc", "identityHashCode"),
            "java.lang.Math", Set.of("random"),
            "java.lang.StrictMath", Set.of("random"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.util.Collections", Set.of("shuffle"),
            "java.lang.Class", Set.of("forName", "newInstance", "getClassLoader", "getConstructor", "getConstructors",
                    "getDeclaredConstructor", "getDeclaredConstructors", "getMethod", "getMethods", "getDeclaredMethod",
                    "getDeclaredMethods", "getField", "getFields", "getDeclaredField", "getDeclaredFields"),
            "java.time.ZoneId", Set.of("systemDefault"),
            "java.util.TimeZone", Set.of("getDefault", "setDefault"),
            "java.util.Locale", Set.of("getDefault", "setDefault"),
            "java.nio.charset.Charset", Set.of("defaultCharset"));

    private Outside() {}

    /** What a class touches of it, in words; empty when all is well. */
    static Set<String> touchedBy(JavaClass one) {
        Set<String> touched = new TreeSet<>();
        one.getDirectDependenciesFromSelf().stream()
                .map(use -> use.getTargetClass().getBaseComponentType().getName())
                .filter(name -> TYPES.stream().anyMatch(name::startsWith) && !name.equals("java.lang.RuntimeException"))
                .forEach(name -> touched.add(one.getName() + " uses " + name));
        for (JavaCodeUnitAccess<?> call : one.getCodeUnitAccessesFromSelf()) {
            String owner = call.getTargetOwner().getName();
            String name = call.getTarget().getName();
            boolean clock = owner.startsWith("java.time.") && name.equals("now");
            if (clock || CALLS.getOrDefault(owner, Set.of()).contains(name)) {
                touched.add(one.getName() + " calls " + owner + "." + name);
            }
        }
        return touched;
    }
}
