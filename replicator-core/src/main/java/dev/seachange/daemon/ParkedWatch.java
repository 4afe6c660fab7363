package dev.seachange.daemon;

import dev.seachange.pipeline.ParkedKeys;
import dev.seachange.sink.ParkedCount;
import dev.seachange.sink.SinkFailure;
import dev.seachange.sink.StateStore;
import dev.seachange.sink.StoredParked;
import dev.seachange.status.Parked;
import dev.seachange.status.Quarantine;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts the keys in quarantine. {@link #beat} and {@link #look} belong to one thread at a time; any may ask. */
final class ParkedWatch {
    private static final int SHOWN = 20;

    /** Counting reads every parked key: with very many of them it is done less often, to leave NEW most of its time. */
    private static final int PAUSES_PER_LOOK = 20;

    private final StateStore state;
    private final LongSupplier nanoClock;
    private long notBefore;
    private volatile List<ParkedCount> counts = List.of();
    private volatile List<StoredParked> longest = List.of();

    /** @param nanoClock as {@link System#nanoTime} */
    ParkedWatch(StateStore state, LongSupplier nanoClock) {
        this.state = state;
        this.nanoClock = nanoClock;
        this.notBefore = nanoClock.getAsLong();
    }

    /** To be called about once a second. */
    void beat() {
        long began = nanoClock.getAsLong();
        if (began - notBefore < 0) {
            return;
        }
        look();
        long ended = nanoClock.getAsLong();
        notBefore = ended + PAUSES_PER_LOOK * (ended - began);
    }

    /** Counts now, however long it takes. */
    void look() {
        try {
            List<ParkedCount> counted = state.quarantineCounts();
            longest = counted.isEmpty() ? List.of() : state.longestParked(SHOWN);
            counts = counted;
        } catch (SinkFailure e) {
            // NEW is away; what was known stays shown, and the sink says so itself.
            return;
        }
    }

    Quarantine told(@Nullable Session running) {
        return Quarantine.of(
                counts.stream().map(count -> new Quarantine.Count(count.rule(), count.code(), count.keys())).toList(),
                longest.stream().map(key -> shown(key, running)).toList());
    }

    private static Parked shown(StoredParked key, @Nullable Session running) {
        long skipped = key.skipped()
                + (running == null
                        ? 0
                        : running.parked().skippedOf(new ParkedKeys.View(key.rule(), key.table()), key.keyHash()));
        return new Parked(
                key.rule(), key.table().toString(), key.keyText(), key.code(), key.message(), key.parkedAt(), key.rulesHash(),
                key.retryUntil(), skipped);
    }
}
