package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import dev.seachange.types.Unfit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arguments of JSON functions: documents, values that go into one, and paths. */
final class JsonArguments {
    /** Dates and times in JSON have all of their fraction digits. */
    private static final int FRACTION = 6;

    private JsonArguments() {}

    /** JSON, or a text of it. */
    static JsonEvaluator document(Compiled operand) throws Misread {
        Evaluator inner = operand.evaluator();
        if (operand.isNull()) {
            return subject -> null;
        }
        if (operand.type() instanceof ColumnType.Json) {
            return inner instanceof JsonEvaluator json ? json : read(operand, JsonReader::stored);
        }
        if (operand.type() instanceof ColumnType.Text) {
            return read(operand, JsonReader::text);
        }
        throw new Misread(
                ExpressionCode.E312, operand.span(), "JSON or a text of it is wanted, not " + operand.shown(),
                "json_array(...) and json_object(...) make JSON of values.");
    }

    static List<JsonEvaluator> documents(Call call) throws Misread {
        List<JsonEvaluator> documents = new ArrayList<>();
        for (Compiled argument : call.arguments()) {
            documents.add(document(argument));
        }
        return documents;
    }

    /** {@code cast(x as json)}: a text is read as JSON. */
    static Compiled cast(Compiled operand, Span span) throws Misread {
        JsonEvaluator json = operand.isText() ? document(Texts.of(operand)) : value(operand);
        return Compiled.of(JsonMakers.JSON, operand.nullable(), json, operand.traits().blurred(), span);
    }

    /** A document that is the same for every row is read once. */
    private static JsonEvaluator read(Compiled operand, Function<String, JsonValue> reader) throws Misread {
        Evaluator inner = operand.evaluator();
        JsonEvaluator read = subject -> {
            Object text = inner.evaluate(subject);
            return text == null ? null : reader.apply((String) text);
        };
        return operand.isConstant() ? constant(read, operand.span()) : read;
    }

    private static JsonEvaluator constant(JsonEvaluator read, Span span) throws Misread {
        try {
            JsonValue value = read.tree(Nowhere.SUBJECT);
            return subject -> value;
        } catch (Unfit e) {
            throw new Misread(ExpressionCode.E313, span, "this has no value: " + e.message(), "");
        }
    }

    /** A path written in the rule. */
    static JsonPath path(Call call, int i) throws Misread {
        try {
            return JsonPathParser.parse(call.constantText(i, "a path such as '$.name'"));
        } catch (JsonPathParser.BadPath e) {
            throw call.refused(i, "this is no path into JSON: " + e.message(), "");
        }
    }

    /** A path to one place. */
    static JsonPath singlePath(Call call, int i) throws Misread {
        JsonPath path = path(call, i);
        if (!path.isSingle()) {
            throw call.refused(i, "a path to one place is wanted here, without `*` and `to`", "");
        }
        return path;
    }

    static List<JsonPath> paths(Call call, int from) throws Misread {
        List<JsonPath> paths = new ArrayList<>();
        for (int i = from; i < call.count(); i++) {
            paths.add(path(call, i));
        }
        return paths;
    }

    /** Any value, as an item or a member; a text is a text, whatever it holds. */
    static JsonEvaluator value(Compiled operand) throws Misread {
        if (operand.isNull()) {
            return subject -> null;
        }
        return switch (operand.type()) {
            case ColumnType.Json j -> document(operand);
            case ColumnType.Int i when operand.truth() -> scalar(
                    operand, v -> new JsonValue.Truth((Long) v != 0), (v, out) -> out.append((Long) v != 0));
            case ColumnType.Int i -> whole(operand, i.unsigned() && i.bits() > 1);
            case ColumnType.Year y -> whole(operand, true);
            case ColumnType.Decimal d -> scalar(
                    operand, v -> new JsonValue.Exact((BigDecimal) v), (v, out) -> JsonNumbers.write((BigDecimal) v, out));
            case ColumnType.Single s -> approximate(operand);
            case ColumnType.DoublePrecision d -> approximate(operand);
            case ColumnType.Text t -> text(operand);
            case ColumnType.Enumeration e -> text(operand);
            case ColumnType.LabelSet s -> text(operand);
            case ColumnType.Date d -> moment(operand, "DATE", v -> Texts.date((LocalDate) v));
            case ColumnType.DateTime d -> moment(operand, "DATETIME", v -> Texts.dateTime((LocalDateTime) v, FRACTION));
            case ColumnType.Timestamp t -> moment(
                    operand, "DATETIME", v -> Texts.dateTime(LocalDateTime.ofInstant((Instant) v, ZoneOffset.UTC), FRACTION));
            case ColumnType.Time t -> moment(operand, "TIME", v -> Texts.time((Duration) v, FRACTION));
            case ColumnType.Binary b -> throw no(operand, "Bytes are no text: hex(...), to_base64(...).");
            case ColumnType.Bit b -> throw no(operand, "Make a number of it: cast(... as unsigned).");
            case ColumnType.Other o -> throw no(operand, "");
        };
    }

    static List<JsonEvaluator> values(List<Compiled> operands) throws Misread {
        List<JsonEvaluator> values = new ArrayList<>();
        for (Compiled operand : operands) {
            values.add(value(operand));
        }
        return values;
    }

    private static Misread no(Compiled operand, String hint) {
        return new Misread(ExpressionCode.E312, operand.span(), operand.shown() + " has no form in JSON", hint);
    }

    private interface Writer {
        void write(Object value, StringBuilder out);
    }

    /** Written without a tree between, which matters for objects of columns. */
    private record Scalar(Evaluator inner, Function<Object, JsonValue> form, Writer writer) implements JsonEvaluator {
        @Override
        public @Nullable JsonValue tree(Subject subject) {
            Object value = inner.evaluate(subject);
            return value == null ? null : form.apply(value);
        }

        @Override
        public void write(Subject subject, StringBuilder out, int depth) {
            Object value = inner.evaluate(subject);
            if (value == null) {
                out.append("null");
            } else {
                writer.write(value, out);
            }
        }
    }

    private static JsonEvaluator scalar(Compiled operand, Function<Object, JsonValue> form, Writer writer) {
        return new Scalar(operand.evaluator(), form, writer);
    }

    private static JsonEvaluator whole(Compiled operand, boolean unsigned) {
        return scalar(
                operand,
                v -> new JsonValue.Whole(v instanceof BigInteger big ? big.longValue() : (Long) v, unsigned),
                (v, out) -> {
                    if (v instanceof Long number) {
                        out.append(number.longValue());
                    } else {
                        out.append(v);
                    }
                });
    }

    private static JsonEvaluator approximate(Compiled operand) {
        return scalar(
                operand,
                v -> new JsonValue.Approximate(((Number) v).doubleValue()),
                (v, out) -> out.append(JsonNumbers.text(((Number) v).doubleValue())));
    }

    private static JsonEvaluator text(Compiled operand) {
        return scalar(operand, v -> new JsonValue.Text((String) v), (v, out) -> JsonText.quote((String) v, out));
    }

    private static JsonEvaluator moment(Compiled operand, String type, Function<Object, String> written) {
        return scalar(
                operand,
                v -> new JsonValue.Moment(type, written.apply(v)),
                (v, out) -> out.append('"').append(written.apply(v)).append('"'));
    }
}
