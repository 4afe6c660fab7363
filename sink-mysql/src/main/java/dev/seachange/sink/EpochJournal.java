package dev.seachange.sink;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an epoch did besides rows, and which keys are in quarantine. Nothing of it is true before the commit, so the listener is told
 * then.
 *
 * <p>A read (a row as a window read it) is the key's present state, so it is applied although the key is parked, and frees the key.
 */
final class EpochJournal {
    private static final Logger LOG = LoggerFactory.getLogger(EpochJournal.class);
    private static final int MOST_LOGGED = 20;

    private final Set<ParkedId> before;
    private final SinkListener listener;
    private final Map<ParkedId, Parked> parked = new LinkedHashMap<>();
    private final List<Parked> unsaved = new ArrayList<>();
    private final Set<ParkedId> freed = new HashSet<>();
    private final Map<ParkedId, Long> skipped = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final RowTally rows = new RowTally();
    private int logged;

    /** @param before keys in quarantine when the epoch starts; changed by {@link #commit} only */
    EpochJournal(Set<ParkedId> before, SinkListener listener) {
        this.before = before;
        this.listener = listener;
    }

    /** The writes without those of parked keys, which are counted as skipped. Gives the same list back when nothing is parked. */
    List<Write> withoutParked(List<Write> writes) {
        if (before.isEmpty() && parked.isEmpty()) {
            return writes;
        }
        List<Write> kept = new ArrayList<>(writes.size());
        for (Write write : writes) {
            if (!isParked(write)) {
                kept.add(write);
            }
        }
        return kept;
    }

    private boolean isParked(Write write) {
        return switch (write.origin()) {
            case RowChange.Read read -> false;
            case RowChange.Truncate truncate -> false;
            case RowChange.Insert insert -> skips(write, insert.key());
            case RowChange.Delete delete -> skips(write, delete.key());
            case RowChange.Update update -> skips(write, update.key()) || skips(write, update.keyBefore());
        };
    }

    private boolean skips(Write write, RowKey key) {
        ParkedId id = id(write, key);
        boolean isParked = parked.containsKey(id) || (before.contains(id) && !freed.contains(id));
        if (isParked) {
            skipped.merge(id, 1L, Long::sum);
        }
        return isParked;
    }

    private static ParkedId id(Write write, RowKey key) {
        return new ParkedId(write.shape().rule(), write.origin().table().id().toString(), KeyHash.of(key));
    }

    /** Parks the source key, or both if the change moved it: neither is in NEW what it should be. */
    void park(Write write, Refusal refusal) {
        if (write instanceof Write.Clear clear) {
            throw new SinkFailure.Fatal(
                    "Rule " + clear.shape().rule() + ": " + write.origin().table() + " was truncated, and the rows of "
                            + clear.shape().target() + " can't be deleted: " + refusal.reason(),
                    "Remove what points at these rows in NEW, then start again: it goes on with this statement.",
                    refusal);
        }
        park(parked(write, write.origin().key(), refusal));
        if (write.origin() instanceof RowChange.Update update && !update.keyBefore().equals(update.key())) {
            park(parked(write, update.keyBefore(), refusal));
        }
    }

    private static Parked parked(Write write, RowKey key, Refusal refusal) {
        return new Parked(
                write.shape().rule(),
                write.origin().table().id(),
                key,
                refusal.code() == 0 ? "MISMATCH" : "SQL-" + refusal.code(),
                refusal.table() + ": " + refusal.reason());
    }

    void park(Parked key) {
        ParkedId id = ParkedId.of(key);
        freed.remove(id);
        if (parked.putIfAbsent(id, key) == null) {
            unsaved.add(key);
            if (mayLog()) {
                LOG.warn("Parked: rule {}, {} key {}: {} {}", key.rule(), key.table(), key.key(), key.code(), key.message());
            }
        } else {
            skipped.merge(id, 1L, Long::sum);
        }
    }

    /** The writes are in NEW: those of reads free their keys. */
    void applied(List<Write> writes) {
        if (before.isEmpty() && parked.isEmpty()) {
            return;
        }
        for (Write write : writes) {
            if (write.origin() instanceof RowChange.Read read) {
                ParkedId id = id(write, read.key());
                if (before.contains(id) && !parked.containsKey(id)) {
                    freed.add(id);
                }
            }
        }
    }

    int parkedCount() {
        return parked.size();
    }

    void found(Finding finding) {
        findings.add(finding);
        if (mayLog()) {
            LOG.warn(
                    "{}: rule {}, {} key hash {}",
                    finding.kind(),
                    finding.rule(),
                    finding.table(),
                    KeyHash.of(finding.key()));
        }
    }

    /** A million refused rows shall not make a million lines. */
    private boolean mayLog() {
        logged++;
        if (logged == MOST_LOGGED + 1) {
            LOG.warn("More keys were parked or found in this epoch; see the quarantine and the metrics");
        }
        return logged <= MOST_LOGGED;
    }

    void done(RowTally tally) {
        rows.addAll(tally);
    }

    void bisected(Refusal refusal) {
        listener.bisected(refusal.table(), refusal.reason());
    }

    /** Keys parked since the last call, to be saved in the same transaction. */
    List<Parked> takeUnsaved() {
        List<Parked> taken = List.copyOf(unsaved);
        unsaved.clear();
        return taken;
    }

    Map<ParkedId, Long> skipped() {
        return skipped;
    }

    Set<ParkedId> freed() {
        return freed;
    }

    /** The epoch is in NEW. */
    void commit() {
        before.removeAll(freed);
        before.addAll(parked.keySet());
        rows.tell(listener);
        parked.values().forEach(listener::parked);
        findings.forEach(listener::found);
    }
}
