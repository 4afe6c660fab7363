package dev.seachange.expression;

import dev.seachange.types.Unfit;
import dev.seachange.types.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions that make texts of texts. Characters are Unicode code points.
 *
 * <p>Source: MySQL Reference Manual, "String Functions and Operators".
 */
final class TextFunctions {
    /** Characters that a function may blow a text up to. */
    private static final long MOST = 65_535;

    static final List<Function> ALL = Stream.of(
                    List.of(
                            Function.of("concat", 1, Function.ANY, "concat(a, b, ...)",
                                    "All of them one behind the other; NULL if one is NULL.", TextFunctions::concat),
                            Function.of("concat_ws", 2, Function.ANY, "concat_ws(separator, a, b, ...)",
                                    "Those that are not NULL, with the separator between them.", TextFunctions::concatWith),
                            Function.of("replace", 3, 3, "replace(text, from, to)",
                                    "`to` in place of each `from`; case counts.", TextFunctions::replace),
                            Function.of("lpad", 3, 3, "lpad(text, length, pad)",
                                    "So many characters: cut at the end, or filled up at the start.", call -> pad(call, true)),
                            Function.of("rpad", 3, 3, "rpad(text, length, pad)",
                                    "So many characters: cut, or filled up at the end.", call -> pad(call, false)),
                            Function.of("repeat", 2, 2, "repeat(text, count)", "The text so many times.", call ->
                                    repeat(call, call.text(0), call.whole(1))),
                            Function.of("space", 1, 1, "space(count)", "So many blanks.", call ->
                                    repeat(call, Literals.constant(Texts.plainType(1), " ", call.span()), call.whole(0))),
                            Function.of("reverse", 1, 1, "reverse(text)", "The characters from last to first.", call -> {
                                Compiled text = call.text(0);
                                return same(call, text, v -> new StringBuilder(v).reverse().toString()).with(text.traits());
                            }),
                            Function.of("elt", 2, Function.ANY, "elt(number, a, b, ...)",
                                    "The text with this number, counted from 1; NULL if there is none.", TextFunctions::element)),
                    folding("upper", "ucase", Casing::upper),
                    folding("lower", "lcase", Casing::lower))
            .flatMap(List::stream)
            .toList();

    private TextFunctions() {}

    private static List<Function> folding(String name, String other, java.util.function.Function<Casing, UnaryOperator<String>> way) {
        String summary = "In " + name + " case, character by character.";
        Function.Typing typing = call -> {
            Compiled text = call.text(0);
            return same(call, text, way.apply(Casing.of(text)));
        };
        return List.of(
                Function.of(name, 1, 1, name + "(text)", summary, typing),
                Function.of(other, 1, 1, other + "(text)", summary, typing));
    }

    /** A text that is as long as the other at most. */
    private static Compiled same(Call call, Compiled text, UnaryOperator<String> function) {
        List<Compiled> texts = List.of(text);
        return Texts.result(texts, Strict.of(
                text, Texts.type(Texts.length(text), texts), false, call.span(), v -> function.apply((String) v)));
    }

    private static Compiled concat(Call call) throws Misread {
        List<Compiled> texts = call.texts();
        Compiled result = Strict.of(texts, Texts.type(sum(texts), texts), false, call.span(), values -> {
            StringBuilder all = new StringBuilder();
            for (Object value : values) {
                all.append((String) value);
            }
            return all.toString();
        });
        List<Compiled> varying = Compiled.without(texts, Compiled::isConstant);
        if (varying.size() != 1) {
            return Texts.result(texts, result);
        }
        Compiled telling = Texts.result(texts, result.with(Traits.of(texts)));
        boolean plain = varying.getFirst().traits().plain() && texts.stream().allMatch(Texts::isAscii);
        return plain ? telling.plain() : telling;
    }

    private static long sum(List<Compiled> texts) {
        return Texts.atMost(texts.stream().mapToLong(Texts::length).sum());
    }

    private static Compiled concatWith(Call call) throws Misread {
        List<Compiled> texts = call.texts();
        Compiled separator = texts.getFirst();
        List<Compiled> parts = texts.subList(1, texts.size());
        long length = sum(parts) + Texts.product(Texts.length(separator), parts.size() - 1L);
        Evaluator between = separator.evaluator();
        Evaluator[] values = parts.stream().map(Compiled::evaluator).toArray(Evaluator[]::new);
        Evaluator evaluator = subject -> {
            Object mark = between.evaluate(subject);
            if (mark == null) {
                return null;
            }
            List<String> found = new ArrayList<>(values.length);
            for (Evaluator value : values) {
                if (value.evaluate(subject) instanceof String text) {
                    found.add(text);
                }
            }
            return String.join((String) mark, found);
        };
        return Texts.result(texts, Compiled.of(
                Texts.type(length, texts), separator.nullable(), evaluator, Traits.of(texts).blurred(), call.span()));
    }

    private static Compiled replace(Call call) throws Misread {
        List<Compiled> texts = call.texts();
        Strict.Three function = (text, from, to) ->
                ((String) from).isEmpty() ? text : ((String) text).replace((String) from, (String) to);
        return Texts.result(texts, Strict.of(
                texts.get(0), texts.get(1), texts.get(2), Texts.type(replacedLength(texts), texts), false, call.span(), function));
    }

    /** What is replaced is as short as it may be. */
    private static long replacedLength(List<Compiled> texts) {
        long length = Texts.length(texts.get(0));
        long from = texts.get(1).isConstant() ? Math.max(1, Texts.length(texts.get(1))) : 1;
        return Texts.atMost(length + Texts.product(length / from, Math.max(0, Texts.length(texts.get(2)) - from)));
    }

    /** Cut or filled up, if there is something to fill it up with; NULL for a negative length. */
    private static Compiled pad(Call call, boolean left) throws Misread {
        Compiled text = call.text(0);
        Compiled length = call.whole(1);
        Compiled fill = call.text(2);
        Range range = Arithmetic.range(length);
        long most = Math.clamp(range.most().longValue(), 0, MOST);
        List<Compiled> texts = List.of(text, fill);
        Strict.Three function = (value, wanted, with) -> padded((String) value, (Long) wanted, (String) with, left);
        return Texts.result(texts, Strict.of(
                text, length, fill, Texts.type(most, texts), range.least().signum() < 0, call.span(), function));
    }

    private static @Nullable String padded(String text, long wanted, String fill, boolean left) {
        if (wanted < 0) {
            return null;
        }
        int missing = (int) (checked(wanted) - Texts.codePoints(text));
        if (missing <= 0) {
            return text.substring(0, text.offsetByCodePoints(0, (int) wanted));
        }
        if (fill.isEmpty()) {
            return text;
        }
        int rest = missing % Texts.codePoints(fill);
        String filling = fill.repeat(missing / Texts.codePoints(fill)) + fill.substring(0, fill.offsetByCodePoints(0, rest));
        return left ? filling + text : text + filling;
    }

    private static long checked(long length) {
        if (length > MOST) {
            throw new Unfit(ValueCode.V103, "the text would be longer than 65,535 characters");
        }
        return length;
    }

    private static Compiled repeat(Call call, Compiled text, Compiled count) {
        long most = Math.clamp(Arithmetic.range(count).most().longValue(), 0, MOST);
        long length = most <= 1 ? most * Texts.length(text)
                : Math.max(Texts.length(text), Math.min(MOST, Texts.product(Texts.length(text), most)));
        List<Compiled> texts = List.of(text);
        return Texts.result(texts, Strict.of(text, count, Texts.type(length, texts), false, call.span(), (value, times) -> {
            String one = (String) value;
            long number = one.isEmpty() ? 0 : Math.max(0, (Long) times);
            if (number > 1) {
                checked(Texts.product(Texts.codePoints(one), number));
            }
            return one.repeat((int) number);
        }));
    }

    private static Compiled element(Call call) throws Misread {
        Compiled number = call.whole(0);
        List<Compiled> texts = new ArrayList<>();
        for (int i = 1; i < call.count(); i++) {
            texts.add(call.text(i));
        }
        Evaluator which = number.evaluator();
        Evaluator[] all = texts.stream().map(Compiled::evaluator).toArray(Evaluator[]::new);
        Evaluator evaluator = subject ->
                which.evaluate(subject) instanceof Long n && n >= 1 && n <= all.length ? all[(int) (n - 1)].evaluate(subject) : null;
        Range range = Arithmetic.range(number);
        boolean inside = Range.of(1, texts.size()).contains(range.least()) && Range.of(1, texts.size()).contains(range.most());
        boolean nullable = !inside || number.nullable() || texts.stream().anyMatch(Compiled::nullable);
        List<Compiled> operands = new ArrayList<>(texts);
        operands.add(number);
        return Texts.result(texts, Compiled.of(
                Texts.merged(texts), nullable, evaluator, Traits.of(operands).blurred(), call.span()));
    }
}
