package dev.seachange.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that give a changed document. */
final class JsonChanges {
    private JsonChanges() {}

    interface Putting {
        JsonValue put(JsonValue document, JsonPath path, JsonValue value);
    }

    private record Step(JsonPath path, JsonEvaluator value) {}

    /** One pair of a path and a value after the other. */
    static Compiled put(Call call, Putting putting) throws Misread {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i + 1 < call.count(); i += 2) {
            steps.add(new Step(JsonArguments.singlePath(call, i), JsonArguments.value(call.argument(i + 1))));
        }
        if (call.count() % 2 == 0) {
            throw new Misread(
                    ExpressionCode.E311, call.span(), "`" + call.name() + "` takes JSON, and then pairs of a path and a value",
                    "It is called as " + call.name() + "(json, '$.path', value, ...).");
        }
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        return JsonMakers.json(call, call.argument(0).nullable(), subject -> {
            JsonValue value = document.tree(subject);
            for (Step step : steps) {
                value = value == null ? null : putting.put(value, step.path(), step.value().treeOrNothing(subject));
            }
            return value;
        });
    }

    static Compiled insertCell(Call call) throws Misread {
        for (int i = 1; i < call.count(); i += 2) {
            JsonPath path = JsonArguments.singlePath(call, i);
            if (path.isRoot() || !(path.legs().getLast() instanceof JsonPath.Leg.Cell)) {
                throw call.refused(i, "a path to a cell of an array is wanted here, such as '$[0]'", "");
            }
        }
        return put(call, JsonEdits::insertCell);
    }

    static Compiled remove(Call call) throws Misread {
        List<JsonPath> paths = new ArrayList<>();
        for (int i = 1; i < call.count(); i++) {
            JsonPath path = JsonArguments.singlePath(call, i);
            if (path.isRoot()) {
                throw call.refused(i, "the whole document cannot be removed", "");
            }
            paths.add(path);
        }
        JsonEvaluator document = JsonArguments.document(call.argument(0));
        return JsonMakers.json(call, call.argument(0).nullable(), subject -> {
            JsonValue value = document.tree(subject);
            for (JsonPath path : paths) {
                value = value == null ? null : JsonEdits.remove(value, path);
            }
            return value;
        });
    }

    static Compiled mergePreserve(Call call) throws Misread {
        return merge(call, (first, second) ->
                first == null || second == null ? null : JsonComparison.joined(first, second), true);
    }

    /** What is no object replaces all that stands before it, even if that is unknown. */
    static Compiled mergePatch(Call call) throws Misread {
        return merge(call, JsonChanges::patched, false);
    }

    private static @Nullable JsonValue patched(@Nullable JsonValue target, @Nullable JsonValue patch) {
        if (patch == null || (target == null && patch instanceof JsonValue.Members)) {
            return null;
        }
        return target == null ? patch : JsonComparison.patched(target, patch);
    }

    private interface Merge {
        @Nullable JsonValue of(@Nullable JsonValue first, @Nullable JsonValue second);
    }

    /** @param strict whether the first NULL ends it */
    private static Compiled merge(Call call, Merge merge, boolean strict) throws Misread {
        List<JsonEvaluator> documents = JsonArguments.documents(call);
        boolean nullable = call.arguments().stream().anyMatch(Compiled::nullable);
        return JsonMakers.json(call, nullable, subject -> {
            JsonValue merged = documents.getFirst().tree(subject);
            for (int i = 1; i < documents.size() && !(strict && merged == null); i++) {
                merged = merge.of(merged, documents.get(i).tree(subject));
            }
            return merged;
        });
    }
}
