package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.expression.Traits;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What rules that are compiled one by one have to know of one another: which target rows have a rule they belong to, which of
 * their columns other rules feed, and what keys of key maps are made of.
 */
final class Claims {
    private final Set<TableId> owned = new HashSet<>();
    private final Map<TableId, Set<String>> lent = new HashMap<>();
    private final TreeMap<Place, Set<Traits.KeyMap>> maps = new TreeMap<>();

    /** Some rule makes rows of the table. */
    void own(TableId target) {
        owned.add(target);
    }

    /** Some rule feeds these columns, or means to. */
    void lend(TableId target, Set<String> columns) {
        lent.computeIfAbsent(target, t -> new HashSet<>()).addAll(columns);
    }

    /** Something at this place takes numbers from key maps. */
    void numbers(Place place, Set<Traits.KeyMap> uses) {
        maps.computeIfAbsent(place, p -> new HashSet<>()).addAll(uses);
    }

    /** Once all rules are compiled: one map, one kind of keys. The first use in the files says which. */
    void checkMaps(Problems problems) {
        Map<String, Traits.KeyMap> first = new HashMap<>();
        Map<String, Place> places = new HashMap<>();
        maps.forEach((place, uses) -> {
            for (Traits.KeyMap use : uses) {
                Traits.KeyMap other = first.putIfAbsent(use.name(), use);
                Place there = places.computeIfAbsent(use.name(), n -> place);
                if (other != null && !other.equals(use)) {
                    String message = "key map `" + use.name() + "` is asked by (" + use.kinds() + ") here and by ("
                            + other.kinds() + ") at " + there;
                    problems.add(Problem.of(place, RuleCode.E423, message)
                            .withDetail("Values of different kinds never are one key, so one thing would get two numbers.")
                            .withHint("Cast the one to what the other is, or give each a map of its own."));
                }
            }
        });
    }

    boolean isOwned(TableId target) {
        return owned.contains(target);
    }

    Set<String> lent(TableId target) {
        return lent.getOrDefault(target, Set.of());
    }
}
