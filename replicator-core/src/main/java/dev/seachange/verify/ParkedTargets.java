package dev.seachange.verify;

import dev.seachange.cases.TypedKeys;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.references.Foresight;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.StoredParked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of NEW under which keys in quarantine have their rows, as far as a parked key alone tells that: all there is to tell rows
 * by whose source rows have gone meanwhile. One thread.
 */
final class ParkedTargets {
    /** Keys whose numbers are asked for together. */
    private static final int AT_ONCE = 500;

    private record Place(String rule, TableId target, RowKey key) {}

    private final RuleSet rules;
    private final NewReferences references;
    private final Circumstances around;
    private final Set<Place> places = new HashSet<>();

    private ParkedTargets(RuleSet rules, NewReferences references) {
        this.rules = rules;
        this.references = references;
        this.around = new Circumstances(false, Instant.EPOCH, references.reading());
    }

    /** @param sources tables of OLD as they are now; what is parked of others is left aside */
    static ParkedTargets find(
            Collection<StoredParked> quarantine, List<TableSchema> sources, RuleSet rules, NewReferences references) {
        ParkedTargets targets = new ParkedTargets(rules, references);
        for (TableSchema source : sources) {
            for (WriteShape shape : rules.shapesOf(source.id())) {
                targets.find(quarantine, source, shape);
            }
        }
        return targets;
    }

    private void find(Collection<StoredParked> quarantine, TableSchema source, WriteShape shape) {
        List<RowKey> some = new ArrayList<>();
        for (StoredParked parked : quarantine) {
            if (parked.rule().equals(shape.rule()) && parked.table().equals(source.id())) {
                some.addAll(keys(source, parked));
            }
            if (some.size() >= AT_ONCE) {
                place(some, source, shape);
                some.clear();
            }
        }
        place(some, source, shape);
    }

    /** None of a key that the table could not have any more. */
    private static List<RowKey> keys(TableSchema source, StoredParked parked) {
        try {
            return TypedKeys.readings(source, parked.keyText());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private void place(List<RowKey> keys, TableSchema source, WriteShape shape) {
        Foresight foresight = references.foresight();
        Circumstances foreseen = new Circumstances(false, Instant.EPOCH, foresight);
        keys.forEach(key -> rules.foresee(new RowChange.Absent(source, key), foreseen));
        foresight.ask();
        for (RowKey key : keys) {
            rules.targetKey(shape, source, key, around)
                    .ifPresent(found -> places.add(new Place(shape.rule(), shape.target().id(), found)));
        }
    }

    boolean hold(Collection<String> rules, TableId target, RowKey key) {
        return !places.isEmpty() && rules.stream().anyMatch(rule -> places.contains(new Place(rule, target, key)));
    }
}
