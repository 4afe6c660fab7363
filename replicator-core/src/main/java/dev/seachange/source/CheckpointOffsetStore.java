package dev.seachange.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.OffsetBackingStore;
import org.apache.kafka.connect.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Tells the engine where to start, and forgets whatever it wants to store: the one truth is the checkpoint in NEW.
 *
 * <p>The offset carries no event or row counters, so that a transaction is told again from its first row.
 */
public final class CheckpointOffsetStore implements OffsetBackingStore {
    private @Nullable StartPoint start;

    @Override
    public void configure(WorkerConfig config) {
        String id = Objects.requireNonNull(config.originalsStrings().get(EngineContext.PROPERTY));
        start = EngineContext.find(id).start();
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public Future<Map<ByteBuffer, ByteBuffer>> get(Collection<ByteBuffer> keys) {
        Map<ByteBuffer, ByteBuffer> offsets = new HashMap<>();
        ByteBuffer offset = ByteBuffer.wrap(json(Objects.requireNonNull(start)));
        keys.forEach(key -> offsets.put(key, offset.duplicate()));
        return CompletableFuture.completedFuture(offsets);
    }

    private static byte[] json(StartPoint start) {
        String gtids = start.position().toString();
        // Before the first transaction of a server there is no set to name: then from the start of its log.
        Map<String, Object> offset = gtids.isEmpty()
                ? Map.of("file", "", "pos", 4L)
                : Map.of("file", start.place().file(), "pos", start.place().offset(), "gtids", gtids);
        try {
            return new ObjectMapper().writeValueAsString(offset).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Future<Void> set(Map<ByteBuffer, ByteBuffer> values, @Nullable Callback<Void> callback) {
        if (callback != null) {
            callback.onCompletion(null, null);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Set<Map<String, Object>> connectorPartitions(String connectorName) {
        return Set.of();
    }
}
