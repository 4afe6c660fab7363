package dev.seachange.expression;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.types.Numbers;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what was parsed to what can run: resolves names, finds types, and computes constants once. */
final class Compiler {
    private static final Set<String> AGGREGATES = Set.of("avg", "count", "group_concat", "json_arrayagg", "max", "min", "sum");
    /** A word as short as a code of some letters may as well be a text without its quotes. */
    private static final int SURE = 5;

    private static final String INTERVAL = "an interval stands in date_add and date_sub only, or behind the + or - of a date";

    private final TableSchema source;
    private final Map<String, Range> ranges;

    Compiler(Scope scope) {
        this.source = scope.source();
        this.ranges = scope.ranges();
    }

    Compiled compile(Node node) throws Misread {
        return folded(typed(node));
    }

    private Compiled typed(Node node) throws Misread {
        return switch (node) {
            case Node.OfLiteral literal -> Literals.of(literal.literal(), literal.span());
            case Node.OfBytes bytes -> Literals.bytes(bytes.hex(), bytes.span());
            case Node.OfColumn column -> column(column.name(), column.span(), false);
            case Node.OfOld old -> column(old.name(), old.span(), true);
            case Node.Call call -> call(call);
            case Node.Unary unary -> {
                Compiled operand = compile(unary.operand());
                yield unary.operator().equals("not")
                        ? Logic.not(operand, unary.span())
                        : Arithmetic.negated(operand, unary.span());
            }
            case Node.Binary binary -> binary(binary);
            case Node.IsNull isNull -> Logic.isNull(compile(isNull.operand()), isNull.negated(), isNull.span());
            case Node.IsTruth is -> Logic.isTruth(compile(is.operand()), is.truth(), is.negated(), is.span());
            case Node.In in -> in(in);
            case Node.Between between -> {
                List<Compiled> all = compile(List.of(between.operand(), between.least(), between.most()));
                Compiled condition = Logic.between(all.get(0), all.get(1), all.get(2), between.span());
                yield Logic.negatedIf(between.negated(), condition, between.span());
            }
            case Node.Like like -> {
                List<Compiled> both = compile(List.of(like.operand(), like.pattern()));
                Compiled condition = Likeness.compile(both.get(0), both.get(1), like.span());
                yield Logic.negatedIf(like.negated(), condition, like.span());
            }
            case Node.Case cases -> cases(cases);
            case Node.Cast cast -> Casts.compile(compile(cast.operand()), cast.type(), cast.typeSpan(), cast.span());
            case Node.Interval interval -> throw misplaced(interval.span(), INTERVAL);
            case Node.Word word -> column(word.word(), word.span(), false);
        };
    }

    private static Misread misplaced(Span span, String message) {
        return new Misread(ExpressionCode.E314, span, message, "");
    }

    /** All of them: what is wrong with one is told together with what is wrong with the others. */
    private List<Compiled> compile(List<Node> nodes) throws Misread {
        List<Compiled> compiled = new ArrayList<>();
        Misread wrong = null;
        for (Node node : nodes) {
            try {
                compiled.add(compile(node));
            } catch (Misread e) {
                wrong = Misread.join(wrong, e);
            }
        }
        if (wrong != null) {
            throw wrong;
        }
        return compiled;
    }

    private Compiled in(Node.In in) throws Misread {
        List<Node> nodes = new ArrayList<>(List.of(in.operand()));
        nodes.addAll(in.list());
        List<Compiled> all = compile(nodes);
        return Logic.negatedIf(in.negated(), Logic.in(all.getFirst(), all.subList(1, all.size()), in.span()), in.span());
    }

    private Compiled column(String name, Span span, boolean old) throws Misread {
        Column column = source.column(name).orElse(null);
        if (column == null && Clocks.isOne(name)) {
            throw Clocks.refusal(name, span);
        }
        if (column == null) {
            List<String> names = source.columns().stream().map(Column::name).toList();
            String question = Nearest.question(name, names);
            boolean sure = name.length() >= SURE || names.stream().anyMatch(name::equalsIgnoreCase);
            throw new Misread(
                    ExpressionCode.E210, span, "unknown column `" + name + "` of " + source.id() + question,
                    question.isEmpty() || !sure ? "A text stands in single quotes: '" + name + "'." : "");
        }
        int ordinal = source.ordinal(name);
        if (!old) {
            Evaluator now = subject -> subject.value(ordinal);
            Compiled compiled = Compiled.of(column.type(), column.nullable(), now, Traits.column(ordinal), span);
            Range range = ranges.get(name);
            return (range == null ? compiled : compiled.with(range)).named(column.name());
        }
        Evaluator before = subject -> subject.valueBefore(ordinal);
        return Compiled.of(column.type(), true, before, Traits.change(), span).named("old." + column.name());
    }

    private Compiled binary(Node.Binary node) throws Misread {
        List<Compiled> both = compile(List.of(node.left(), node.right()));
        Compiled left = both.get(0);
        Compiled right = both.get(1);
        return switch (node.operator()) {
            case "and", "or", "xor" -> Logic.binary(node.operator(), left, right, node.span());
            case "+", "-", "*", "/", "div", "%" -> Arithmetic.compile(node.operator(), left, right, node.span());
            default -> Comparisons.compile(Operator.of(node.operator()), left, right, node.span());
        };
    }

    private Compiled cases(Node.Case node) throws Misread {
        Iterator<Compiled> all = compile(parts(node)).iterator();
        Compiled compared = node.operand() == null ? null : all.next();
        List<Compiled> conditions = new ArrayList<>();
        List<Compiled> results = new ArrayList<>();
        for (Node.When when : node.whens()) {
            Compiled condition = all.next();
            conditions.add(
                    compared == null
                            ? condition
                            : Comparisons.compile(Operator.EQUAL, compared, condition, when.when().span()));
            results.add(all.next());
        }
        return Branches.cases(conditions, results, node.otherwise() == null ? null : all.next(), node.span());
    }

    /** As they stand in the text. */
    private static List<Node> parts(Node.Case node) {
        List<Node> parts = new ArrayList<>();
        if (node.operand() != null) {
            parts.add(node.operand());
        }
        node.whens().forEach(when -> parts.addAll(List.of(when.when(), when.then())));
        if (node.otherwise() != null) {
            parts.add(node.otherwise());
        }
        return parts;
    }

    private Compiled call(Node.Call node) throws Misread {
        Function function = Functions.find(node.function());
        if (function == null && Clocks.isOne(node.function())) {
            throw Clocks.refusal(node.function(), node.name());
        }
        if (function == null) {
            throw unknown(node);
        }
        int count = node.arguments().size();
        if (count < function.least() || count > function.most()) {
            throw new Misread(
                    ExpressionCode.E311, node.span(),
                    "`" + function.name() + "` takes " + function.arguments() + " arguments, not " + count,
                    "It is called as " + function.form() + ".");
        }
        List<Compiled> arguments = new ArrayList<>();
        Map<Integer, String> words = new HashMap<>();
        Misread wrong = null;
        for (int i = 0; i < count; i++) {
            try {
                arguments.add(argument(function.name(), node.arguments().get(i), i, words));
            } catch (Misread e) {
                wrong = Misread.join(wrong, e);
            }
        }
        if (wrong != null) {
            throw wrong;
        }
        return function.typing().compile(new Call(function.name(), source.id(), arguments, words, node.span()));
    }

    /** Together with what is wrong with its arguments, but for words that are columns to some functions only. */
    private Misread unknown(Node.Call node) {
        Misread unknown = new Misread(
                ExpressionCode.E215, node.name(),
                "unknown function `" + node.function() + "`" + Nearest.question(node.function(), Functions.names()),
                AGGREGATES.contains(node.function()) ? "An expression sees one row, and no sums over rows." : "");
        for (Node argument : node.arguments()) {
            try {
                if (!(argument instanceof Node.Word || argument instanceof Node.Interval)) {
                    compile(argument);
                }
            } catch (Misread e) {
                unknown = Misread.join(unknown, e);
            }
        }
        return unknown;
    }

    /** Units and intervals are for the functions that want them; elsewhere such a word is a column. */
    private Compiled argument(String function, Node node, int i, Map<Integer, String> words) throws Misread {
        if (node instanceof Node.Interval interval && DateArithmetic.takesInterval(function, i)) {
            words.put(i, interval.unit());
            return compile(interval.amount()).at(interval.span());
        }
        if (node instanceof Node.Word word && DateArithmetic.takesUnit(function, i)) {
            words.put(i, word.word().toLowerCase(Locale.ROOT));
            return Literals.constant(Texts.type(0), null, word.span());
        }
        if (node instanceof Node.OfColumn column && DateArithmetic.takesUnit(function, i)) {
            throw TimeUnit.unknown(column.name(), column.span());
        }
        return compile(node);
    }

    /** What is the same for every row is computed once; if it has no value, that is told now. */
    private static Compiled folded(Compiled compiled) throws Misread {
        if (!compiled.isConstant()) {
            return compiled;
        }
        try {
            @Nullable Object value = compiled.constant();
            Range range = compiled.isExact() && value != null ? Range.exactly(Numbers.exact(value)) : null;
            Compiled constant = Compiled.of(compiled.type(), value == null, subject -> value, Traits.NONE, compiled.span())
                    .with(range);
            Compiled folded = compiled.literal() ? constant.asLiteral() : constant;
            return compiled.truth() ? folded : folded.asNumber();
        } catch (Unfit e) {
            throw new Misread(ExpressionCode.E313, compiled.span(), "this has no value: " + e.message(), "");
        }
    }
}
