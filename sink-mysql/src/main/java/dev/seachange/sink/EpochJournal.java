package dev.seachange.sink;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
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
 * <p>What a window read (a row, or none) is the key's present state, so it is applied although the key is parked, and frees
 * the key.
 *
 * <p>A row that comes from a parked key, or goes to one, takes its other key into quarantine: else nobody would know that the row
 * is missing there.
 */
final class EpochJournal {
    private static final Logger LOG = LoggerFactory.getLogger(EpochJournal.class);
    private static final int MOST_LOGGED = 20;

    /** A key as one rule sees it. */
    private record Seen(String rule, TableId table, RowKey key) {}

    private final Set<ParkedId> before;
    private final SinkListener listener;
    private final Map<ParkedId, Parked> parked = new LinkedHashMap<>();
    private final List<Parked> unsaved = new ArrayList<>();
    private final Set<ParkedId> freed = new HashSet<>();
    private final Map<ParkedId, Long> skipped = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final RowTally rows = new RowTally();
    private int parkings;
    private int logged;

    /** @param before keys in quarantine when the epoch starts; changed by {@link #commit} only */
    EpochJournal(Set<ParkedId> before, SinkListener listener) {
        this.before = before;
        this.listener = listener;
    }

    /**
     * How far it can be told at once which of the writes are left out: up to the first change of a key that a window's finding
     * in between may free.
     */
    static int decidable(List<Write> writes, int from) {
        Set<Seen> found = new HashSet<>();
        for (int i = from; i < writes.size(); i++) {
            Write write = writes.get(i);
            if (isFound(write.origin())) {
                found.add(seen(write, write.origin().key()));
            } else if (!found.isEmpty() && concerns(write, found)) {
                return i;
            }
        }
        return writes.size();
    }

    private static boolean concerns(Write write, Set<Seen> keys) {
        return keys.contains(seen(write, write.origin().key()))
                || (write.origin() instanceof RowChange.Update update && keys.contains(seen(write, update.keyBefore())));
    }

    private static Seen seen(Write write, RowKey key) {
        return new Seen(write.shape().rule(), write.origin().table().id(), key);
    }

    private static boolean isFound(RowChange origin) {
        return origin instanceof RowChange.Read || origin instanceof RowChange.Absent;
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
            case RowChange.Absent absent -> false;
            case RowChange.Truncate truncate -> false;
            case RowChange.Insert insert -> skips(write, insert.key());
            case RowChange.Delete delete -> skips(write, delete.key());
            case RowChange.Update update -> skips(write, update);
        };
    }

    private boolean skips(Write write, RowChange.Update update) {
        RowKey before = update.keyBefore();
        RowKey after = update.key();
        boolean isParked = skips(write, after) || skips(write, before);
        if (isParked && !before.equals(after)) {
            follow(write, before);
            follow(write, after);
        }
        return isParked;
    }

    private void follow(Write write, RowKey key) {
        if (!isParked(id(write, key))) {
            park(Parked.moved(write.shape().rule(), write.origin().table().id(), key));
        }
    }

    private boolean isParked(ParkedId id) {
        return parked.containsKey(id) || (before.contains(id) && !freed.contains(id));
    }

    private boolean skips(Write write, RowKey key) {
        ParkedId id = id(write, key);
        boolean isParked = isParked(id);
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
            parkings++;
            unsaved.add(key);
            if (!before.contains(id) && mayLog()) {
                LOG.warn("Parked: rule {}, {} key {}: {} {}", key.rule(), key.table(), key.key(), key.code(), key.message());
            }
        } else {
            skipped.merge(id, 1L, Long::sum);
        }
    }

    /** The writes are in NEW: those of what was read free their keys. */
    void applied(List<Write> writes) {
        if (before.isEmpty() && parked.isEmpty()) {
            return;
        }
        for (Write write : writes) {
            if (isFound(write.origin())) {
                free(id(write, write.origin().key()));
            }
        }
    }

    private void free(ParkedId id) {
        if (isParked(id)) {
            Parked key = parked.remove(id);
            if (key != null) {
                unsaved.remove(key);
            }
            freed.add(id);
        }
    }

    /** How many times a key has been parked in this epoch: grows, even if keys are freed meanwhile. */
    int parkings() {
        return parkings;
    }

    /** Keys of this epoch that are parked at its end, or so far. */
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
