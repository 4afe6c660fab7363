package dev.seachange.expression;

import dev.seachange.expression.JsonPath.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes one place of a document and leaves the rest shared.
 *
 * <p>Source: MySQL Reference Manual, "Functions That Modify JSON Values".
 */
final class JsonEdits {
    /** What happens at the end of a path that leads to one place. */
    private interface Edit {
        /** In place of the value found there; null takes it out. */
        @Nullable JsonValue found(JsonValue at);

        /** In place of a value that has no such member or cell. */
        default JsonValue missing(JsonValue around, Leg last) {
            return around;
        }
    }

    private final List<Leg> legs;
    private final boolean wraps;
    private final Edit edit;

    /** @param wraps whether what is no array counts as an array of one */
    private JsonEdits(List<Leg> legs, boolean wraps, Edit edit) {
        this.legs = legs;
        this.wraps = wraps;
        this.edit = edit;
    }

    static JsonValue set(JsonValue document, JsonPath path, JsonValue value) {
        return edited(document, path.legs(), new Adding(at -> value, value));
    }

    static JsonValue insert(JsonValue document, JsonPath path, JsonValue value) {
        return edited(document, path.legs(), new Adding(at -> at, value));
    }

    static JsonValue replace(JsonValue document, JsonPath path, JsonValue value) {
        return edited(document, path.legs(), at -> value);
    }

    /** What stands at the root stays. */
    static JsonValue remove(JsonValue document, JsonPath path) {
        return edited(document, path.legs(), at -> null);
    }

    static JsonValue append(JsonValue document, JsonPath path, JsonValue value) {
        return edited(document, path.legs(), at -> withCell(at, Long.MAX_VALUE, value));
    }

    /**
     * Later cells move on. Only here, what is no array does not count as one on the way.
     *
     * @param path one that ends in a cell
     */
    static JsonValue insertCell(JsonValue document, JsonPath path, JsonValue value) {
        Leg.Cell cell = (Leg.Cell) path.legs().getLast();
        List<Leg> legs = path.legs().subList(0, path.legs().size() - 1);
        Edit edit = at -> at instanceof JsonValue.Items items ? withCell(items, cell.in(items.values().size()), value) : at;
        return new JsonEdits(legs, false, edit).of(document);
    }

    private static JsonValue edited(JsonValue document, List<Leg> legs, Edit edit) {
        return new JsonEdits(legs, true, edit).of(document);
    }

    private JsonValue of(JsonValue document) {
        JsonValue result = at(document, 0);
        return result == null ? document : result;
    }

    private @Nullable JsonValue at(JsonValue value, int depth) {
        if (depth == legs.size()) {
            return edit.found(value);
        }
        return switch (legs.get(depth)) {
            case Leg.Member member -> member(value, member, depth);
            case Leg.Cell cell -> cell(value, cell, depth);
            default -> throw new IllegalStateException("the path may lead to several places");
        };
    }

    private JsonValue member(JsonValue value, Leg.Member leg, int depth) {
        JsonValue child = value instanceof JsonValue.Members members ? members.values().get(leg.key()) : null;
        if (child == null) {
            return missing(value, leg, depth);
        }
        return withMember((JsonValue.Members) value, leg.key(), at(child, depth + 1));
    }

    private @Nullable JsonValue cell(JsonValue value, Leg.Cell leg, int depth) {
        JsonValue child = JsonPath.cell(value, leg);
        if (child == null) {
            return missing(value, leg, depth);
        }
        if (!(value instanceof JsonValue.Items items)) {
            return wraps ? at(child, depth + 1) : value;
        }
        int index = (int) leg.in(items.values().size());
        JsonValue changed = at(child, depth + 1);
        List<JsonValue> values = new ArrayList<>(items.values());
        if (changed == null) {
            values.remove(index);
        } else {
            values.set(index, changed);
        }
        return new JsonValue.Items(values);
    }

    private JsonValue missing(JsonValue around, Leg leg, int depth) {
        return depth == legs.size() - 1 ? edit.missing(around, leg) : around;
    }

    /** @param member null to take it out */
    static JsonValue withMember(JsonValue.Members members, String key, @Nullable JsonValue member) {
        SortedMap<String, JsonValue> values = new TreeMap<>(members.values());
        if (member == null) {
            values.remove(key);
        } else {
            values.put(key, member);
        }
        return new JsonValue.Members(values);
    }

    /** With one more cell; what is no array becomes one. A place beyond either end is that end. */
    private static JsonValue withCell(JsonValue around, long place, JsonValue value) {
        List<JsonValue> values = new ArrayList<>(around instanceof JsonValue.Items items ? items.values() : List.of(around));
        values.add(Math.clamp(place, 0, values.size()), value);
        return new JsonValue.Items(values);
    }

    private interface Found {
        JsonValue instead(JsonValue at);
    }

    /** Puts the value there where nothing is yet. */
    private record Adding(Found found, JsonValue value) implements Edit {
        @Override
        public JsonValue found(JsonValue at) {
            return found.instead(at);
        }

        @Override
        public JsonValue missing(JsonValue around, Leg last) {
            return switch (last) {
                case Leg.Member member when around instanceof JsonValue.Members members ->
                        withMember(members, member.key(), value);
                case Leg.Cell cell -> withCell(around, cell.fromEnd() ? 0 : Long.MAX_VALUE, value);
                default -> around;
            };
        }
    }
}
