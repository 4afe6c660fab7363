package dev.seachange.pipeline;

import dev.seachange.change.RowChange;
import dev.seachange.change.Write;
import dev.seachange.copy.Copier;
import dev.seachange.expression.References;
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
    private final Map<String, Long> filtered = new HashMap<>();
    private List<Write> writes = List.of();
    private List<Parked> refused = List.of();

    Mapper(RuleSet rules, Copier copier, ParkedKeys parked) {
        this.rules = rules;
        this.copier = copier;
        this.parked = parked;
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
        rules.apply(change, new Circumstances(copier.settled(change.table().id()), time, References.NONE), this);
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
                    rejection.message()));
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
