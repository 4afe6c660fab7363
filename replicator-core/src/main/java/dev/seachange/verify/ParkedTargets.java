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
import dev.seachange.sink.KeyHash;
import dev.seachange.sink.StoredParked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys of NEW under which keys in quarantine have their rows, as far as a parked key alone tells that: all there is to tell rows
 * by whose source rows have gone meanwhile. One thread.
 */
final class ParkedTargets {
    /** Keys whose numbers are asked for together. */
    private static final int AT_ONCE = 500;

    private record Place(String rule, TableId target, RowKey key) {}

    private record View(String rule, TableId source) {}

    private final Map<View, List<StoredParked>> quarantine;
    private final List<TableSchema> sources;
    private final RuleSet rules;
    private final NewReferences references;
    private final Circumstances around;
    /** Null until somebody asks. */
    private @Nullable Set<Place> places;

    /** @param sources tables of OLD as they are now; what is parked of others is left aside */
    ParkedTargets(Collection<StoredParked> quarantine, List<TableSchema> sources, RuleSet rules, NewReferences references) {
        this.quarantine = quarantine.stream().collect(Collectors.groupingBy(p -> new View(p.rule(), p.table())));
        this.sources = sources;
        this.rules = rules;
        this.references = references;
        this.around = new Circumstances(false, Instant.EPOCH, references.reading());
    }

    boolean hold(Collection<String> rules, TableId target, RowKey key) {
        if (quarantine.isEmpty()) {
            return false;
        }
        Set<Place> known = places;
        if (known == null) {
            known = find();
            places = known;
        }
        Set<Place> all = known;
        return rules.stream().anyMatch(rule -> all.contains(new Place(rule, target, key)));
    }

    private Set<Place> find() {
        Set<Place> found = new HashSet<>();
        for (TableSchema source : sources) {
            for (WriteShape shape : rules.shapesOf(source.id())) {
                List<RowKey> some = new ArrayList<>();
                for (StoredParked parked : quarantine.getOrDefault(new View(shape.rule(), source.id()), List.of())) {
                    some.addAll(keys(source, parked));
                    if (some.size() >= AT_ONCE) {
                        place(some, source, shape, found);
                        some.clear();
                    }
                }
                place(some, source, shape, found);
            }
        }
        return found;
    }

    /** None of a key that the table could not have any more. A text with a bar in it may read like more keys than one. */
    private static List<RowKey> keys(TableSchema source, StoredParked parked) {
        try {
            List<RowKey> readings = TypedKeys.readings(source, parked.keyText());
            return readings.size() == 1
                    ? readings
                    : readings.stream().filter(key -> KeyHash.of(key).equals(parked.keyHash())).toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private void place(List<RowKey> keys, TableSchema source, WriteShape shape, Set<Place> found) {
        Foresight foresight = references.foresight();
        Circumstances foreseen = new Circumstances(false, Instant.EPOCH, foresight);
        keys.forEach(key -> rules.foresee(new RowChange.Absent(source, key), foreseen));
        foresight.ask();
        for (RowKey key : keys) {
            rules.targetKey(shape, source, key, around)
                    .ifPresent(made -> found.add(new Place(shape.rule(), shape.target().id(), made)));
        }
    }
}
