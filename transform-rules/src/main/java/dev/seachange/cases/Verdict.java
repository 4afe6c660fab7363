package dev.seachange.cases;

import dev.seachange.cases.Case.ExpectedRow;
import dev.seachange.cases.Case.ExpectedTable;
import dev.seachange.cases.Case.ExpectedValue;
import dev.seachange.cases.Case.Expectation;
import dev.seachange.cases.Effects.Effect;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.rules.Rejection;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the rules made of a change with what a case expects; every difference is told at its place. */
final class Verdict {
    private final Effects effects;
    private final Set<TableId> written;
    private final Problems problems;

    /** @param written tables that some rule writes */
    Verdict(Effects effects, Set<TableId> written, Problems problems) {
        this.effects = effects;
        this.written = written;
        this.problems = problems;
    }

    void on(Expectation expectation) {
        switch (expectation) {
            case Expectation.Tables tables -> tables.tables().forEach(this::table);
            case Expectation.Nothing nothing -> {
                effects.rejections().forEach(rejection -> refused(nothing.place(), rejection));
                effects.all().forEach(effect -> unexpected(nothing.place(), effect));
            }
            case Expectation.Refusal refusal -> refusal(refusal);
        }
    }

    private void table(ExpectedTable expected) {
        if (!written.contains(expected.table().id())) {
            unwritten(expected);
            return;
        }
        List<Rejection> rejections = effects.rejections().stream()
                .filter(rejection -> rejection.shape().target().id().equals(expected.table().id()))
                .toList();
        rejections.forEach(rejection -> refused(expected.place(), rejection));
        List<Effect> left = new ArrayList<>(effects.of(expected.table().id()));
        for (ExpectedRow row : expected.rows()) {
            left.stream()
                    .filter(effect -> effect.delete() == row.delete())
                    .min(Comparator.comparingLong(effect -> distance(row, effect)))
                    .ifPresentOrElse(
                            effect -> {
                                left.remove(effect);
                                row.values().forEach(value -> value(value, effect));
                            },
                            () -> {
                                // A refusal says why there is none.
                                if (rejections.isEmpty()) {
                                    missing(row, expected);
                                }
                            });
        }
        left.forEach(effect -> unexpected(expected.place(), effect));
    }

    /** Also where nothing is expected there: it would be so whatever the rules say. */
    private void unwritten(ExpectedTable expected) {
        String table = expected.table().id().toString();
        String question = Nearest.question(table, written.stream().map(TableId::toString).toList());
        problems.add(Problem.of(expected.place(), CaseCode.T208, "no rule writes " + table + question)
                .withDetail("Nothing is ever written there: what is said of it tests no rule.")
                .withHint("Name a table that a rule writes, or take it out."));
    }

    /** Another key tells rows apart more than all else does. */
    private static long distance(ExpectedRow row, Effect effect) {
        return row.values().stream()
                .filter(value -> differs(value, effect))
                .mapToLong(value -> effect.table().key().contains(value.column().name()) ? 1000 : 1)
                .sum();
    }

    private static boolean differs(ExpectedValue value, Effect effect) {
        String name = value.column().name();
        return !effect.values().containsKey(name) || !CaseValues.same(value.column().type(), value.value(), effect.values().get(name));
    }

    private void value(ExpectedValue value, Effect effect) {
        String name = value.column().name();
        if (!differs(value, effect)) {
            return;
        }
        if (!effect.values().containsKey(name)) {
            problems.add(Problem.of(value.place(), CaseCode.T201, "`" + name + "` is not written")
                    .withDetail(effect.said() + " of " + effect.table().id() + " leaves it as it is."));
            return;
        }
        ColumnType type = value.column().type();
        problems.add(Problem.of(value.place(), CaseCode.T201, "`" + name + "` differs")
                .withDetail("expected: " + shown(value.value(), type) + "\nmade:     "
                        + shown(effect.values().get(name), type) + "  by " + effect.said()));
    }

    private static String shown(@Nullable Object value, ColumnType type) {
        return CaseValues.yaml(value, type);
    }

    private void missing(ExpectedRow row, ExpectedTable expected) {
        List<Effect> made = effects.of(expected.table().id());
        String done = row.delete() ? "deleted" : "written";
        String instead = made.isEmpty()
                ? "The rules do nothing with it for this change."
                : made.stream().map(effect -> said(effect) + ".").collect(Collectors.joining("\n"));
        problems.add(Problem.of(row.place(), CaseCode.T202, "no such row of " + expected.table().id() + " is " + done)
                .withDetail(instead));
    }

    private void unexpected(Place place, Effect effect) {
        problems.add(Problem.of(place, CaseCode.T203, "a row that is not expected")
                .withDetail(said(effect) + ".")
                .withHint("Expect it, or mend the rule."));
    }

    private static String said(Effect effect) {
        String values = effect.values().entrySet().stream()
                .map(e -> e.getKey() + ": " + shown(e.getValue(), type(effect, e)))
                .collect(Collectors.joining(", ", "{ ", " }"));
        return effect.said() + (effect.delete() ? " deletes from " : " writes into ") + effect.table().id() + " " + values;
    }

    private static ColumnType type(Effect effect, Map.Entry<String, @Nullable Object> entry) {
        return effect.table().columns().get(effect.table().ordinal(entry.getKey())).type();
    }

    private void refused(Place place, Rejection rejection) {
        problems.add(Problem.of(place, CaseCode.T204, "the row is refused, so that its key would be parked")
                .withDetail(said(rejection))
                .withHint("If that is meant: expect_error: { code: " + rejection.code() + " }."));
    }

    private static String said(Rejection rejection) {
        String where = rejection.column() == null ? "its filter" : "`" + rejection.column() + "`";
        return "rule `" + rejection.rule() + "`, " + where + ": " + rejection.code() + " " + rejection.message() + ".";
    }

    private void refusal(Expectation.Refusal expected) {
        List<Rejection> found = effects.rejections();
        if (found.isEmpty()) {
            String made = effects.all().isEmpty()
                    ? "The rules do nothing for this change."
                    : effects.all().stream().map(effect -> said(effect) + ".").collect(Collectors.joining("\n"));
            problems.add(Problem.of(expected.place(), CaseCode.T205, "no rule refuses the row").withDetail(made));
        } else if (found.stream().noneMatch(rejection -> matches(expected, rejection))) {
            problems.add(Problem.of(expected.place(), CaseCode.T206, "the row is refused in another way")
                    .withDetail(found.stream().map(Verdict::said).collect(Collectors.joining("\n"))));
        }
    }

    private static boolean matches(Expectation.Refusal expected, Rejection rejection) {
        return matches(expected.rule(), rejection.rule())
                && matches(expected.column(), rejection.column())
                && matches(expected.code(), rejection.code());
    }

    private static boolean matches(@Nullable YamlScalar expected, @Nullable String found) {
        return expected == null || expected.text().equals(found);
    }
}
