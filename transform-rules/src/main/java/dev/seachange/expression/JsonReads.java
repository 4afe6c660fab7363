package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Functions that look into JSON. */
final class JsonReads {
    /** Of what {@code json_unquote} gives: see {@link JsonText#LONGEST}. Less than LONGTEXT, which MariaDB takes for JSON. */
    private static final long LONGEST_BYTES = 1L << 30;

    private static final int LONGEST_VALUE = 512;
    private static final int LONGEST_TYPE = 16;
    private static final Range COUNT = Range.of(0, Integer.MAX_VALUE);

    private JsonReads() {}

    static Compiled unquote(Call call) throws Misread {
        Compiled operand = call.argument(0);
        if (operand.type() instanceof ColumnType.Json) {
            JsonEvaluator json = JsonArguments.document(operand);
            ColumnType type = new ColumnType.Text(LONGEST_BYTES, true, false, Texts.CHARSET, "utf8mb4_bin");
            return reading(call, type, operand.nullable(), json, JsonValue::unquoted);
        }
        if (!operand.isText() && !operand.isNull()) {
            throw call.refused(0, "JSON or a text is wanted, not " + operand.shown(), "");
        }
        Compiled text = call.text(0);
        ColumnType type = JsonMakers.text(Math.min(Texts.length(text), JsonText.LONGEST));
        return Strict.of(text, type, false, call.span(), value -> unquoted((String) value));
    }

    /** A text in double quotes is read as JSON; any other stays as it is. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? JsonReader.text(text).unquoted() : text;
    }

    private static Compiled reading(
            Call call, ColumnType type, boolean nullable, JsonEvaluator document, Function<JsonValue, @Nullable Object> reader) {
        Evaluator evaluator = subject -> {
            JsonValue value = document.tree(subject);
            return value == null ? null : reader.apply(value);
        };
        return Compiled.of(type, nullable, evaluator, Traits.of(call.arguments()).blurred(), call.span());
    }

    static Compiled extract(Call call) throws Misread {
        List<JsonPath> paths = JsonArguments.paths(call, 1);
        boolean root = paths.size() == 1 && paths.getFirst().isRoot();
        return JsonMakers.json(call, !root || call.argument(0).nullable(), found(document(call, paths), paths));
    }

    private static JsonEvaluator document(Call call, List<JsonPath> paths) throws Misread {
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        boolean shared = call.argument(0).evaluator() instanceof JsonEvaluator && paths.stream().anyMatch(JsonPath::descends);
        if (!shared) {
            return document;
        }
        // What was computed may hold one value at two places, which `**` has to tell apart.
        return subject -> {
            JsonValue value = document.tree(subject);
            return value == null ? null : JsonReader.stored(value.rendered());
        };
    }

    private static JsonEvaluator found(JsonEvaluator document, List<JsonPath> paths) {
        if (paths.size() == 1 && paths.getFirst().isSingle()) {
            JsonPath path = paths.getFirst();
            return subject -> {
                JsonValue value = document.tree(subject);
                return value == null ? null : path.find(value);
            };
        }
        return subject -> {
            JsonValue value = document.tree(subject);
            List<JsonValue> found = new ArrayList<>();
            if (value != null) {
                paths.forEach(path -> found.addAll(path.findAll(value)));
            }
            return found.isEmpty() ? null : new JsonValue.Items(found);
        };
    }

    static Compiled value(Call call) throws Misread {
        JsonPath path = JsonArguments.singlePath(call, 1);
        ColumnType type = new ColumnType.Text(LONGEST_VALUE, false, false, Texts.CHARSET, "utf8mb4_0900_bin");
        return reading(call, type, true, JsonArguments.document(call.argument(0)), document -> {
            JsonValue value = path.find(document);
            return value == null || value instanceof JsonValue.Nothing ? null : limited(value.unquoted());
        });
    }

    private static String limited(String text) {
        if (text.length() > LONGEST_VALUE && Texts.codePoints(text) > LONGEST_VALUE) {
            throw new Unfit(ValueCode.V103, "json_value gives " + LONGEST_VALUE + " characters at most");
        }
        return text;
    }

    static Compiled contains(Call call) throws Misread {
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        JsonEvaluator part = JsonArguments.document(call.argument(1));
        JsonPath path = call.count() > 2 ? JsonArguments.singlePath(call, 2) : new JsonPath(List.of());
        boolean nullable = !path.isRoot() || call.argument(0).nullable() || call.argument(1).nullable();
        Evaluator evaluator = subject -> {
            JsonValue whole = document.tree(subject);
            JsonValue wanted = whole == null ? null : part.tree(subject);
            JsonValue inside = whole == null || wanted == null ? null : path.find(whole);
            return inside == null || wanted == null ? null : truth(JsonComparison.contains(inside, wanted));
        };
        return Compiled.of(
                Comparisons.BOOLEAN, nullable, evaluator, Traits.of(call.arguments()).blurred(), call.span());
    }

    static Compiled containsPath(Call call) throws Misread {
        String mode = call.constantText(1, "'one' or 'all'").toLowerCase(Locale.ROOT);
        if (!mode.equals("one") && !mode.equals("all")) {
            throw call.refused(1, "'one' or 'all' is wanted here", "");
        }
        List<JsonPath> paths = JsonArguments.paths(call, 2);
        boolean all = mode.equals("all");
        JsonEvaluator whole = JsonArguments.document(call.argument(0));
        return reading(call, Comparisons.BOOLEAN, call.argument(0).nullable(), whole, document -> {
            long found = paths.stream().filter(path -> !path.findAll(document).isEmpty()).count();
            return truth(all ? found == paths.size() : found > 0);
        });
    }

    private static Object truth(boolean value) {
        return value ? 1L : 0L;
    }

    static Compiled keys(Call call) throws Misread {
        JsonPath path = call.count() > 1 ? JsonArguments.singlePath(call, 1) : new JsonPath(List.of());
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        return JsonMakers.json(call, true, subject -> {
            JsonValue whole = document.tree(subject);
            JsonValue inside = whole == null ? null : path.findUnwrapped(whole);
            return inside instanceof JsonValue.Members members ? keys(members) : null;
        });
    }

    private static JsonValue keys(JsonValue.Members members) {
        List<JsonValue> keys = new ArrayList<>();
        members.values().keySet().forEach(key -> keys.add(new JsonValue.Text(key)));
        return new JsonValue.Items(keys);
    }

    static Compiled length(Call call) throws Misread {
        List<JsonPath> paths = JsonArguments.paths(call, 1);
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        JsonEvaluator measured = paths.isEmpty() ? document : found(document(call, paths), paths);
        boolean nullable = !paths.isEmpty() || call.argument(0).nullable();
        return counting(reading(call, new ColumnType.Int(64, false), nullable, measured, JsonValue::length));
    }

    static Compiled depth(Call call) throws Misread {
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        return counting(reading(call, new ColumnType.Int(64, false), call.argument(0).nullable(), document, JsonValue::depth));
    }

    private static Compiled counting(Compiled count) {
        return count.with(COUNT);
    }

    static Compiled type(Call call) throws Misread {
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        return reading(call, JsonMakers.text(LONGEST_TYPE), call.argument(0).nullable(), document, JsonValue::type);
    }

    static Compiled valid(Call call) throws Misread {
        Compiled operand = call.argument(0);
        if (operand.type() instanceof ColumnType.Json) {
            return Strict.of(operand, Comparisons.BOOLEAN, false, call.span(), value -> 1L);
        }
        if (!operand.isText() && !operand.isNull()) {
            throw call.refused(0, "a text is wanted, not " + operand.shown(), "");
        }
        Compiled text = call.text(0);
        return Strict.of(text, Comparisons.BOOLEAN, false, call.span(), value -> truth(JsonReader.isJson((String) value)));
    }
}
