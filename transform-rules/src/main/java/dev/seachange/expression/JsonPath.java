package dev.seachange.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A path into JSON, such as {@code $.ink.ml}, {@code $[last]} or {@code $**.name}. What is no array counts as an array of one
 * where a cell is asked for.
 *
 * <p>Source: MySQL Reference Manual, "JSON Path Syntax".
 */
record JsonPath(List<Leg> legs) {
    sealed interface Leg {
        record Member(String key) implements Leg {}

        record AnyMember() implements Leg {}

        /** @param fromEnd whether {@code index} counts from the last cell backwards */
        record Cell(long index, boolean fromEnd) implements Leg {
            long in(int size) {
                return fromEnd ? size - 1 - index : index;
            }
        }

        record AnyCell() implements Leg {}

        record Cells(Cell from, Cell to) implements Leg {}

        /** {@code **}: here and anywhere below. */
        record Anywhere() implements Leg {}
    }

    JsonPath {
        legs = List.copyOf(legs);
    }

    /** Whether it leads to one place at most. */
    boolean isSingle() {
        return legs.stream().allMatch(leg -> leg instanceof Leg.Member || leg instanceof Leg.Cell);
    }

    /** Whether it may lead to one place on several ways. */
    boolean descends() {
        return legs.stream().anyMatch(Leg.Anywhere.class::isInstance);
    }

    boolean isRoot() {
        return legs.isEmpty();
    }

    /** The one value at a path that {@link #isSingle}. */
    @Nullable JsonValue find(JsonValue document) {
        JsonValue at = document;
        for (Leg leg : legs) {
            at = at == null ? null : step(at, leg);
        }
        return at;
    }

    /** As {@link #find}, but what is no array has no cells. */
    @Nullable JsonValue findUnwrapped(JsonValue document) {
        JsonValue at = document;
        for (Leg leg : legs) {
            at = at == null || (leg instanceof Leg.Cell && !(at instanceof JsonValue.Items)) ? null : step(at, leg);
        }
        return at;
    }

    private static @Nullable JsonValue step(JsonValue at, Leg leg) {
        return switch (leg) {
            case Leg.Member member -> at instanceof JsonValue.Members members ? members.values().get(member.key()) : null;
            case Leg.Cell cell -> cell(at, cell);
            default -> throw new IllegalStateException("the path may lead to several places");
        };
    }

    static @Nullable JsonValue cell(JsonValue at, Leg.Cell cell) {
        if (at instanceof JsonValue.Items items) {
            long index = cell.in(items.values().size());
            return index >= 0 && index < items.values().size() ? items.values().get((int) index) : null;
        }
        return cell.in(1) == 0 ? at : null;
    }

    /** Every value the path leads to, once, in the order of the document. */
    List<JsonValue> findAll(JsonValue document) {
        Search search = new Search(legs);
        search.from(document, 0);
        return search.found;
    }

    private static final class Search {
        private final List<Leg> legs;
        private final List<JsonValue> found = new ArrayList<>();

        /** For each leg behind the first {@code **}, the places it was tried at: any other way there finds the same. */
        private final List<Set<JsonValue>> seen = new ArrayList<>();

        private final int unique;

        Search(List<Leg> legs) {
            this.legs = legs;
            int first = 0;
            while (first < legs.size() && !(legs.get(first) instanceof Leg.Anywhere)) {
                first++;
            }
            this.unique = first;
            for (int i = first; i <= legs.size() && first < legs.size(); i++) {
                seen.add(Collections.newSetFromMap(new IdentityHashMap<>()));
            }
        }

        void from(JsonValue at, int leg) {
            if (leg >= unique && !seen.isEmpty() && !seen.get(leg - unique).add(at)) {
                return;
            }
            if (leg == legs.size()) {
                found.add(at);
                return;
            }
            switch (legs.get(leg)) {
                case Leg.Member member -> through(step(at, member), leg);
                case Leg.Cell cell -> through(cell(at, cell), leg);
                case Leg.AnyMember any -> {
                    if (at instanceof JsonValue.Members members) {
                        members.values().values().forEach(value -> from(value, leg + 1));
                    }
                }
                case Leg.AnyCell any -> {
                    if (at instanceof JsonValue.Items items) {
                        items.values().forEach(value -> from(value, leg + 1));
                    }
                }
                case Leg.Cells cells -> cells(at, cells, leg);
                case Leg.Anywhere anywhere -> {
                    from(at, leg + 1);
                    children(at).forEach(child -> from(child, leg));
                }
            }
        }

        private void through(@Nullable JsonValue next, int leg) {
            if (next != null) {
                from(next, leg + 1);
            }
        }

        private void cells(JsonValue at, Leg.Cells cells, int leg) {
            List<JsonValue> all = at instanceof JsonValue.Items items ? items.values() : List.of(at);
            long least = Math.max(0, cells.from().in(all.size()));
            long most = Math.min(all.size() - 1, cells.to().in(all.size()));
            for (long i = least; i <= most; i++) {
                from(all.get((int) i), leg + 1);
            }
        }

        private static Iterable<JsonValue> children(JsonValue at) {
            return switch (at) {
                case JsonValue.Items items -> items.values();
                case JsonValue.Members members -> members.values().values();
                default -> List.of();
            };
        }
    }
}
