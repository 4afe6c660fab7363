package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Functions that make JSON of values: {@code json_object json_array json_quote}. */
final class JsonMakers {
    static final ColumnType JSON = new ColumnType.Json();

    /** Most characters that stand for one in a JSON string. */
    private static final int ESCAPED = 6;

    private JsonMakers() {}

    static Compiled json(Call call, boolean nullable, JsonEvaluator evaluator) {
        return Compiled.of(JSON, nullable, evaluator, Traits.of(call.arguments()).blurred(), call.span());
    }

    /** A text that JSON functions give. */
    static ColumnType text(long characters) {
        return new ColumnType.Text(characters, false, false, Texts.CHARSET, "utf8mb4_bin");
    }

    static Compiled quote(Call call) throws Misread {
        Compiled text = call.argument(0);
        if (!text.isText() && !text.isNull()) {
            String hint = "json_array(...) and json_object(...) take any value.";
            throw call.refused(0, "a text is wanted, not " + text.shown(), hint);
        }
        Compiled operand = call.text(0);
        ColumnType type = text(Math.min(Texts.length(operand) * ESCAPED + 2, JsonText.LONGEST));
        return Strict.of(operand, type, false, call.span(), value -> JsonText.quoted((String) value));
    }

    static Compiled array(Call call) throws Misread {
        List<JsonEvaluator> items = JsonArguments.values(call.arguments());
        List<String> before = new ArrayList<>(Collections.nCopies(items.size(), ", "));
        if (!items.isEmpty()) {
            before.set(0, "[");
        }
        return json(call, false, new JsonTemplate(before, items, items.isEmpty() ? "[]" : "]", JsonValue.Items::new));
    }

    static Compiled object(Call call) throws Misread {
        if (call.count() % 2 != 0) {
            throw new Misread(
                    ExpressionCode.E311, call.span(), "`json_object` takes pairs of a key and a value",
                    "It is called as json_object(key, value, ...).");
        }
        List<Compiled> keys = new ArrayList<>();
        List<Compiled> operands = new ArrayList<>();
        for (int i = 0; i < call.count(); i += 2) {
            keys.add(key(call, i));
            operands.add(call.argument(i + 1));
        }
        List<JsonEvaluator> values = JsonArguments.values(operands);
        SortedMap<String, JsonEvaluator> members = new TreeMap<>(JsonValue.KEY_ORDER);
        for (int i = 0; i < keys.size() && keys.get(i).isConstant(); i++) {
            members.put(String.valueOf(keys.get(i).constant()), values.get(i));
        }
        return json(call, false, members.size() == keys.size() ? fixed(members) : free(keys, values));
    }

    private static Compiled key(Call call, int i) throws Misread {
        if (call.argument(i).isNull()) {
            throw call.refused(i, "a key of a JSON object is not NULL", "");
        }
        return call.text(i);
    }

    /** Keys are ordered and escaped once. */
    private static JsonEvaluator fixed(SortedMap<String, JsonEvaluator> members) {
        List<String> before = new ArrayList<>();
        for (String key : members.keySet()) {
            before.add((before.isEmpty() ? "{" : ", ") + JsonText.quoted(key) + ": ");
        }
        List<String> keys = List.copyOf(members.keySet());
        return new JsonTemplate(before, List.copyOf(members.values()), members.isEmpty() ? "{}" : "}", trees -> {
            SortedMap<String, JsonValue> tree = new TreeMap<>(JsonValue.KEY_ORDER);
            Iterator<JsonValue> next = trees.iterator();
            keys.forEach(key -> tree.put(key, next.next()));
            return new JsonValue.Members(tree);
        });
    }

    /** Of keys that differ from row to row, or stand twice: all values are computed, and the last one counts. */
    private static JsonEvaluator free(List<Compiled> keys, List<JsonEvaluator> values) {
        return subject -> {
            SortedMap<String, JsonValue> tree = new TreeMap<>(JsonValue.KEY_ORDER);
            for (int i = 0; i < values.size(); i++) {
                String key = Texts.value(keys.get(i), subject);
                if (key == null) {
                    throw new Unfit(ValueCode.V111, "a key of a JSON object is NULL");
                }
                tree.put(key, values.get(i).treeOrNothing(subject));
            }
            return new JsonValue.Members(tree);
        };
    }
}
