package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.copy.Copier;
import dev.seachange.copy.Refresher;
import dev.seachange.expression.References;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Output;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.Parked;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends changes through the rules, leaving out parked keys and tables whose copy has not begun.
 *
 * <p>While a refresh concerns a table, its changes make NEW right whatever it holds: what the rules would leave alone, since NEW
 * should be right already, and what would be left out, since its key is parked, is taken as if a window had found it so.
 */
final class Mapper implements Output {
    private final RuleSet rules;
    private final Copier copier;
    private final Refresher refresher;
    private final ParkedKeys parked;
    private final Map<String, Long> filtered = new HashMap<>();
    /** Rules for which the change at hand has to make NEW right, whatever it holds. */
    private final Set<String> unsettled = new HashSet<>();

    private List<Write> writes = List.of();
    private List<Parked> refused = List.of();
    private @Nullable RowChange mapped;
    /** Rules that are listened to; null: all. */
    private @Nullable Set<String> only;

    Mapper(RuleSet rules, Copier copier, Refresher refresher, ParkedKeys parked) {
        this.rules = rules;
        this.copier = copier;
        this.refresher = refresher;
        this.parked = parked;
    }

    /** Appends what the rules make of the change. */
    void map(RowChange change, List<Write> to, List<Parked> out) {
        TableId table = change.table().id();
        if (copier.skips(table)) {
            return;
        }
        take(change, to, out, null);
        rules.apply(change, around(copier.settled(table) && !refresher.concerns(table)), this);
        if (!unsettled.isEmpty()) {
            Set<String> which = Set.copyOf(unsettled);
            unsettled.clear();
            settle(change, which, to, out);
        }
    }

    /** Appends what has to be done to make NEW right from what a window found, a row or none, by one rule or by all. */
    void refresh(RowChange found, @Nullable Set<String> which, List<Write> to, List<Parked> out) {
        take(found, to, out, which);
        rules.refresh(found, around(false), this);
    }

    private void take(RowChange change, List<Write> to, List<Parked> out, @Nullable Set<String> which) {
        mapped = change;
        writes = to;
        refused = out;
        only = which;
    }

    private static Circumstances around(boolean settled) {
        return new Circumstances(settled, Instant.EPOCH, References.NONE);
    }

    /** What the change leaves behind is taken as if a window had found it. */
    private void settle(RowChange change, Set<String> which, List<Write> to, List<Parked> out) {
        switch (change) {
            case RowChange.Insert insert -> refresh(new RowChange.Read(insert.table(), insert.after()), which, to, out);
            case RowChange.Update update -> {
                if (!update.keyBefore().equals(update.key())) {
                    refresh(new RowChange.Absent(update.table(), update.keyBefore()), which, to, out);
                }
                refresh(new RowChange.Read(update.table(), update.after()), which, to, out);
            }
            case RowChange.Delete delete -> refresh(new RowChange.Absent(delete.table(), delete.key()), which, to, out);
            case RowChange.Read read -> {}
            case RowChange.Absent absent -> {}
            case RowChange.Truncate truncate -> {}
        }
    }

    private static boolean isFound(RowChange change) {
        return change instanceof RowChange.Read || change instanceof RowChange.Absent;
    }

    private boolean isHeard(String rule) {
        return only == null || only.contains(rule);
    }

    @Override
    public void write(Write write) {
        String rule = write.shape().rule();
        RowChange change = write.origin();
        if (!isHeard(rule)) {
            return;
        }
        if (isFound(change)) {
            free(write);
        } else if (!parked.holds(rule, change)) {
            if (isHalf(write) && refresher.concerns(change.table().id(), rule)) {
                unsettled.add(rule);
            } else {
                writes.add(write);
            }
        } else {
            leaveOut(rule, change);
        }
    }

    /** Whether it says something of one key only, of a row that has gone to another. */
    private static boolean isHalf(Write write) {
        return write.origin() instanceof RowChange.Update update
                && !(write instanceof Write.Move)
                && !update.keyBefore().equals(update.key());
    }

    /** What a window found is the present state of its key, which is no longer parked: from here on its changes count again. */
    private void free(Write write) {
        String rule = write.shape().rule();
        RowChange found = write.origin();
        if (parked.free(rule, found)) {
            refused.removeIf(one -> one.rule().equals(rule)
                    && one.table().equals(found.table().id())
                    && one.key().equals(found.key()));
        }
        writes.add(write);
    }

    private void leaveOut(String rule, RowChange change) {
        if (refresher.concerns(change.table().id(), rule)) {
            unsettled.add(rule);
            return;
        }
        parked.skip(rule, change);
        if (change instanceof RowChange.Update update && !update.keyBefore().equals(update.key())) {
            // The row has gone where it is not looked for, or comes from where it is still thought to be.
            for (RowKey key : List.of(update.keyBefore(), update.key())) {
                if (!parked.holds(rule, update.table().id(), key)) {
                    park(Parked.moved(rule, update.table().id(), key));
                }
            }
        }
    }

    private void park(Parked key) {
        refused.add(key);
        // From here on, also within this epoch, the key's changes wait for the refused one.
        parked.park(new ParkedKeys.View(key.rule(), key.table()), KeyHash.of(key.key()));
    }

    @Override
    public void rejected(Rejection rejection) {
        String rule = rejection.rule();
        RowChange change = rejection.change();
        if (!isHeard(rule)) {
            return;
        }
        if (!isFound(change) && parked.holds(rule, change)) {
            leaveOut(rule, change);
            return;
        }
        TableId table = change.table().id();
        park(new Parked(rule, table, rejection.key(), rejection.code(), rejection.message()));
        if (change instanceof RowChange.Update update && !update.keyBefore().equals(update.key())) {
            park(Parked.moved(rule, table, update.keyBefore()));
        }
    }

    @Override
    public void filtered(String rule) {
        RowChange change = mapped;
        if (change == null || !isHeard(rule)) {
            return;
        }
        if (isFound(change)) {
            if (parked.holds(rule, change)) {
                shape(change.table().id(), rule).ifPresent(shape -> free(new Write.Nothing(shape, change)));
            }
        } else if (refresher.concerns(change.table().id(), rule)) {
            unsettled.add(rule);
        }
        if (only == null) {
            filtered.merge(rule, 1L, Long::sum);
        }
    }

    private Optional<WriteShape> shape(TableId table, String rule) {
        return rules.shapesOf(table).stream().filter(shape -> shape.rule().equals(rule)).findFirst();
    }

    /** Rows left out by filters since the last call. */
    Map<String, Long> takeFiltered() {
        Map<String, Long> taken = Map.copyOf(filtered);
        filtered.clear();
        return taken;
    }
}
