package dev.seachange.expression;

import dev.seachange.change.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions that give a part of a text. Positions count characters from 1, negative ones from the end. */
final class TextParts {
    /** What the parser calls {@code trim(leading 'x' from s)} and the like, by their word; nobody can write these names. */
    static final Map<String, String> TRIMS = Map.of("leading", "trim leading", "trailing", "trim trailing", "both", "trim both");

    static final String TRIM_BOTH = "trim both";

    static final List<Function> ALL = all();

    private TextParts() {}

    private static List<Function> all() {
        List<Function> all = new ArrayList<>();
        for (String name : List.of("substring", "substr", "mid")) {
            all.add(Function.of(name, 2, 3, name + "(text, position, length)",
                    "The part from there, to the end or so long; empty if there is nothing there.", TextParts::substring));
        }
        all.add(Function.of("left", 2, 2, "left(text, length)", "So many characters from the start.", call ->
                side(call, true)));
        all.add(Function.of("right", 2, 2, "right(text, length)", "So many characters from the end.", call ->
                side(call, false)));
        all.add(Function.of("substring_index", 3, 3, "substring_index(text, mark, count)",
                "What stands before the mark of this number; behind it, counted from the end, if negative.", TextParts::untilMark));
        all.add(Function.of("trim", 1, 1, "trim(text)", "Without blanks at both ends.", call -> trim(call, true, true)));
        all.add(Function.of("ltrim", 1, 1, "ltrim(text)", "Without blanks at the start.", call -> trim(call, true, false)));
        all.add(Function.of("rtrim", 1, 1, "rtrim(text)", "Without blanks at the end.", call -> trim(call, false, true)));
        all.add(Function.of("trim leading", 2, 2, "trim(leading what from text)",
                "Without `what` at the start, however often.", call -> trim(call, true, false)));
        all.add(Function.of("trim trailing", 2, 2, "trim(trailing what from text)",
                "Without `what` at the end, however often.", call -> trim(call, false, true)));
        all.add(Function.of("trim both", 2, 2, "trim(both what from text)",
                "Without `what` at both ends, however often.", call -> trim(call, true, true)));
        return List.copyOf(all);
    }

    private static Compiled substring(Call call) throws Misread {
        Compiled text = call.text(0);
        Compiled position = call.whole(1);
        List<Compiled> texts = List.of(text);
        if (call.count() == 2) {
            return Texts.result(texts, Strict.of(
                    text, position, Texts.type(Texts.length(text), texts), false, call.span(), (s, from) ->
                            part((String) s, (Long) from, Long.MAX_VALUE)));
        }
        Compiled length = call.whole(2);
        return Texts.result(texts, Strict.of(
                text, position, length, partType(text, length), false, call.span(), (s, from, many) ->
                        part((String) s, (Long) from, (Long) many)));
    }

    /** Of what is cut to a length. */
    private static ColumnType.Text partType(Compiled text, Compiled length) {
        long most = Math.clamp(Arithmetic.range(length).most().longValue(), 0, Texts.LONGEST);
        return Texts.type(Math.min(Texts.length(text), most), List.of(text));
    }

    private static String part(String text, long position, long length) {
        int all = Texts.codePoints(text);
        long from = position < 0 ? all + position : position - 1;
        if (from < 0 || from >= all || length <= 0) {
            return "";
        }
        int start = text.offsetByCodePoints(0, (int) from);
        return text.substring(start, text.offsetByCodePoints(start, (int) Math.min(length, all - from)));
    }

    private static Compiled side(Call call, boolean left) throws Misread {
        Compiled text = call.text(0);
        Compiled length = call.whole(1);
        return Texts.result(List.of(text), Strict.of(text, length, partType(text, length), false, call.span(), (value, count) -> {
            String s = (String) value;
            long many = Math.clamp((Long) count, 0, Texts.codePoints(s));
            return left
                    ? s.substring(0, s.offsetByCodePoints(0, (int) many))
                    : s.substring(s.offsetByCodePoints(s.length(), (int) -many));
        }));
    }

    private static Compiled untilMark(Call call) throws Misread {
        Compiled text = call.text(0);
        Compiled mark = call.text(1);
        return Texts.result(List.of(text, mark), Strict.of(
                text, mark, call.whole(2), Texts.type(Texts.length(text), List.of(text)), false, call.span(), (s, m, n) ->
                        untilMark((String) s, (String) m, (Long) n)));
    }

    private static String untilMark(String text, String mark, long count) {
        if (mark.isEmpty() || count == 0) {
            return "";
        }
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length())) {
            found.add(at);
        }
        if (count > 0) {
            return count > found.size() ? text : text.substring(0, found.get((int) count - 1));
        }
        return count < -found.size() ? text : text.substring(found.get((int) (found.size() + count)) + mark.length());
    }

    private static Compiled trim(Call call, boolean start, boolean end) throws Misread {
        boolean blanks = call.count() == 1;
        Compiled text = call.text(blanks ? 0 : 1);
        Compiled what = blanks ? Literals.constant(Texts.plainType(1), " ", call.span()) : call.text(0);
        List<Compiled> texts = List.of(text, what);
        return Texts.result(texts, Strict.of(
                text, what, Texts.type(Texts.length(text), List.of(text)), false, call.span(), (s, mark) ->
                        trimmed((String) s, (String) mark, start, end)));
    }

    private static String trimmed(String text, String what, boolean start, boolean end) {
        int from = 0;
        int to = text.length();
        int size = what.length();
        while (size > 0 && start && to - from >= size && text.startsWith(what, from)) {
            from += size;
        }
        while (size > 0 && end && to - from >= size && text.startsWith(what, to - size)) {
            to -= size;
        }
        return text.substring(from, to);
    }
}
