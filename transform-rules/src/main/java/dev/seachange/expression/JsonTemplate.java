package dev.seachange.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An array or object whose form is known beforehand, so that rows are written without a tree between. */
final class JsonTemplate implements JsonEvaluator {
    /** What a value is expected to take, so that most rows need no second buffer. */
    private static final int LIKELY = 12;

    private final String[] before;
    private final JsonEvaluator[] values;
    private final String end;
    private final int likely;
    private final Function<List<JsonValue>, JsonValue> tree;

    /**
     * @param before what stands before each value
     * @param end what stands behind all of them
     * @param tree the same of values that are trees
     */
    JsonTemplate(List<String> before, List<JsonEvaluator> values, String end, Function<List<JsonValue>, JsonValue> tree) {
        this.before = before.toArray(String[]::new);
        this.values = values.toArray(JsonEvaluator[]::new);
        this.end = end;
        this.tree = tree;
        this.likely = before.stream().mapToInt(text -> text.length() + LIKELY).sum() + end.length();
    }

    @Override
    public JsonValue tree(Subject subject) {
        List<JsonValue> trees = new ArrayList<>(values.length);
        for (JsonEvaluator value : values) {
            trees.add(value.treeOrNothing(subject));
        }
        return tree.apply(trees);
    }

    @Override
    public void write(Subject subject, StringBuilder out, int depth) {
        int inside = JsonText.deeper(depth);
        for (int i = 0; i < values.length; i++) {
            out.append(before[i]);
            values[i].write(subject, out, inside);
        }
        out.append(end);
        JsonText.checkLength(out);
    }

    @Override
    public Object evaluate(Subject subject) {
        StringBuilder out = new StringBuilder(likely);
        write(subject, out, 0);
        return out.toString();
    }
}
