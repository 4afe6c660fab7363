package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.util.ArrayList;
import java.util.List;

/** Functions that count and find in texts, as the collation sees what they look for. Positions count characters from 1. */
final class TextPositions {
    static final List<Function> ALL = all();

    private TextPositions() {}

    private static List<Function> all() {
        List<Function> all = new ArrayList<>();
        for (String name : List.of("length", "octet_length")) {
            all.add(Function.of(name, 1, 1, name + "(value)", "How many bytes.", TextPositions::bytes));
        }
        for (String name : List.of("char_length", "character_length")) {
            all.add(Function.of(name, 1, 1, name + "(text)", "How many characters.", TextPositions::characters));
        }
        all.add(Function.of("ascii", 1, 1, "ascii(text)",
                "The number of the first byte; 0 if there is none.", TextPositions::firstByte));
        all.add(Function.of("instr", 2, 2, "instr(text, part)",
                "Where the part is found first; 0 if nowhere.", TextPositions::instr));
        all.add(Function.of("locate", 2, 3, "locate(part, text, position)",
                "Where the part is found first, from that position on; 0 if nowhere.", TextPositions::locate));
        all.add(Function.of("field", 2, Function.ANY, "field(value, a, b, ...)",
                "Which of the others equals the first, counted from 1; 0 if none.", TextPositions::field));
        all.add(Function.of("find_in_set", 2, 2, "find_in_set(text, list)",
                "Which part of the list, parted by commas, equals the text; 0 if none.", TextPositions::findInSet));
        all.add(Function.of("strcmp", 2, 2, "strcmp(a, b)",
                "-1, 0 or 1: the first is less, equal or greater.", TextPositions::compared));
        return List.copyOf(all);
    }

    private static Compiled count(Compiled counted, long most) {
        return counted.with(Range.of(0, most));
    }

    private static ColumnType.Int whole() {
        return new ColumnType.Int(64, false);
    }

    private static Compiled bytes(Call call) throws Misread {
        Compiled bytes = TextBytes.of(call.argument(0));
        long most = bytes.type() instanceof ColumnType.Binary b ? b.length() : 0;
        return count(Strict.of(bytes, whole(), false, call.span(), value -> (long) ((byte[]) value).length), most);
    }

    private static Compiled characters(Call call) throws Misread {
        if (call.argument(0).type() instanceof ColumnType.Binary) {
            return bytes(call);
        }
        Compiled text = call.text(0);
        Strict.One points = value -> (long) Texts.codePoints((String) value);
        return count(Strict.of(text, whole(), false, call.span(), points), Texts.length(text));
    }

    private static Compiled firstByte(Call call) throws Misread {
        return count(Strict.of(TextBytes.of(call.argument(0)), whole(), false, call.span(), value -> {
            byte[] bytes = (byte[]) value;
            return bytes.length == 0 ? 0L : Byte.toUnsignedLong(bytes[0]);
        }), 255);
    }

    private static Compiled instr(Call call) throws Misread {
        Compiled text = call.text(0);
        Compiled part = call.text(1);
        TextOrder order = TextOrder.among(List.of(text, part), call.span());
        Strict.Two search = (s, p) -> found(order, (String) s, (String) p, 1);
        return count(Strict.of(text, part, whole(), false, call.span(), search), Texts.length(text) + 1);
    }

    private static Compiled locate(Call call) throws Misread {
        Compiled part = call.text(0);
        Compiled text = call.text(1);
        TextOrder order = TextOrder.among(List.of(text, part), call.span());
        Compiled from = call.count() == 3 ? call.whole(2) : Literals.constant(whole(), 1L, call.span());
        return count(
                Strict.of(part, text, from, whole(), false, call.span(), (p, s, position) ->
                        found(order, (String) s, (String) p, (Long) position)),
                Texts.length(text) + 1);
    }

    private static long found(TextOrder order, String text, String part, long from) {
        int all = Texts.codePoints(text);
        if (from < 1 || from > all + 1L) {
            return 0;
        }
        if (part.isEmpty()) {
            return from;
        }
        long position = from;
        for (int at = text.offsetByCodePoints(0, (int) from - 1); at < text.length(); position++) {
            if (order.begins(text, at, part)) {
                return position;
            }
            at = text.offsetByCodePoints(at, 1);
        }
        return 0;
    }

    /** All are texts, or all are numbers: then no value is taken for another kind. Each is compared with the first one alone. */
    private static Compiled field(Call call) throws Misread {
        List<Compiled> valued = Compiled.without(call.arguments(), Compiled::isNull);
        boolean texts = valued.stream().allMatch(Compiled::isText);
        if (!texts && !valued.stream().allMatch(Compiled::isNumber)) {
            throw new Misread(
                    ExpressionCode.E308, call.span(), "`field` compares texts with texts, or numbers with numbers",
                    "Cast some of them.");
        }
        List<Comparisons.Pair> pairs = new ArrayList<>();
        for (Compiled other : call.arguments().subList(1, call.count())) {
            pairs.add(Comparisons.pair(call.argument(0), other, true, other.span()));
        }
        Evaluator evaluator = subject -> {
            for (int i = 0; i < pairs.size(); i++) {
                Comparisons.Pair pair = pairs.get(i);
                Object value = pair.left().evaluator().evaluate(subject);
                Object other = value == null ? null : pair.right().evaluator().evaluate(subject);
                if (value != null && other != null && pair.order().compare(value, other) == 0) {
                    return i + 1L;
                }
            }
            return 0L;
        };
        return count(Compiled.of(whole(), false, evaluator, Traits.of(call.arguments()).blurred(), call.span()), pairs.size());
    }

    private static Compiled findInSet(Call call) throws Misread {
        Compiled text = call.text(0);
        Compiled list = call.text(1);
        if (call.argument(1).type() instanceof ColumnType.LabelSet set && call.argument(1).isColumn() && text.isConstant()) {
            return label(call, text, set.labels());
        }
        TextOrder order = TextOrder.among(List.of(text, list), call.span());
        return count(
                Strict.of(text, list, whole(), false, call.span(), (s, all) -> {
                    String[] parts = ((String) all).split(",", -1);
                    for (int i = 0; i < parts.length && !((String) all).isEmpty(); i++) {
                        if (order.compareUnpadded(parts[i], (String) s) == 0) {
                            return i + 1L;
                        }
                    }
                    return 0L;
                }),
                Texts.length(list) + 1);
    }

    /** In a column of type SET MySQL gives the number of the label, not its place in the text. */
    private static Compiled label(Call call, Compiled text, List<String> labels) {
        int number = 0;
        for (int i = labels.size(); i > 0; i--) {
            number = labels.get(i - 1).equalsIgnoreCase(String.valueOf(text.constant())) ? i : number;
        }
        long found = number;
        return count(
                Strict.of(text, call.argument(1), whole(), false, call.span(), (s, set) ->
                        found > 0 && List.of(((String) set).split(",", -1)).contains(labels.get((int) found - 1)) ? found : 0L),
                labels.size());
    }

    private static Compiled compared(Call call) throws Misread {
        Compiled a = call.text(0);
        Compiled b = call.text(1);
        TextOrder order = TextOrder.among(List.of(a, b), call.span());
        Strict.Two sign = (x, y) -> (long) Integer.signum(order.compare((String) x, (String) y));
        return Strict.of(a, b, whole(), false, call.span(), sign).with(Range.of(-1, 1));
    }
}
