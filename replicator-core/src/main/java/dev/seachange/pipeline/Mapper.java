package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.SourceEvent;
import dev.seachange.change.Write;
import dev.seachange.copy.Copier;
import dev.seachange.expression.References;
import dev.seachange.references.Foresight;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Output;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.Parked;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends changes through the rules, leaving out parked keys and tables whose copy has not begun. */
final class Mapper implements Output {
    private final RuleSet rules;
    private final Copier copier;
    private final ParkedKeys parked;
    private final NewReferences references;
    private final boolean refers;
    private final Map<String, Long> filtered = new HashMap<>();
    private List<Write> writes = List.of();
    private List<Parked> refused = List.of();

    Mapper(RuleSet rules, Copier copier, ParkedKeys parked, NewReferences references) {
        this.rules = rules;
        this.copier = copier;
        this.parked = parked;
        this.references = references;
        this.refers = !rules.lookups().isEmpty() || !rules.keyMaps().isEmpty();
    }

    /** Asks NEW at once for what the rules will ask for one by one. The changes are to be mapped next, in this order. */
    void foresee(Iterable<? extends SourceEvent> events) {
        if (!refers) {
            return;
        }
        Foresight foresight = references.foresight();
        for (SourceEvent event : events) {
            if (event instanceof RowChange change && !copier.skips(change.table().id())) {
                rules.foresee(change, around(change, Instant.EPOCH, foresight));
            }
        }
        foresight.ask();
    }

    private Circumstances around(RowChange change, Instant time, References seen) {
        return new Circumstances(copier.settled(change.table().id()), time, seen);
    }

    /**
     * Appends what the rules make of the change.
     *
     * @param time when OLD committed it, or a window read it; by OLD's clock
     */
    void map(RowChange change, Instant time, List<Write> writes, List<Parked> refused) {
        if (copier.skips(change.table().id())) {
            return;
        }
        this.writes = writes;
        this.refused = refused;
        int before = writes.size();
        rules.apply(change, around(change, time, references), this);
        // Only now, so that all rules of one change see what was before it.
        for (int i = before; i < writes.size(); i++) {
            references.wrote(writes.get(i));
        }
    }

    @Override
    public void write(Write write) {
        if (!parked.skips(write.shape(), write.origin())) {
            writes.add(write);
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        if (!parked.skips(rejection.shape(), rejection.change())) {
            refused.add(new Parked(
                    rejection.rule(),
                    rejection.change().table().id(),
                    rejection.key(),
                    rejection.code(),
                    rejection.message(),
                    rejection.retryFor()));
            // From here on, also within this epoch, the key's changes wait for the refused one.
            parked.park(
                    new ParkedKeys.View(rejection.rule(), rejection.change().table().id()), KeyHash.of(rejection.key()));
        }
    }

    @Override
    public void filtered(String rule) {
        filtered.merge(rule, 1L, Long::sum);
    }

    /** Rows left out by filters since the last call. */
    Map<String, Long> takeFiltered() {
        Map<String, Long> taken = Map.copyOf(filtered);
        filtered.clear();
        return taken;
    }
}
