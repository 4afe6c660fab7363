package dev.seachange.source;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the parts that Debezium builds by class name (offset store, schema history) need of us. They find it by an id among
 * their properties, since nothing but text can be handed to them.
 */
record EngineContext(StartPoint start, HistoryStore history) {
    /** The property that carries the id. */
    static final String PROPERTY = "seachange.engine";

    private static final Map<String, EngineContext> CONTEXTS = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();

    /** Keeps it, until it is forgotten, under the id that is given back. */
    static String register(EngineContext context) {
        String id = String.valueOf(NEXT.incrementAndGet());
        CONTEXTS.put(id, context);
        return id;
    }

    static void forget(String id) {
        CONTEXTS.remove(id);
    }

    static EngineContext find(String id) {
        return Objects.requireNonNull(CONTEXTS.get(id), () -> "no engine " + id);
    }
}
