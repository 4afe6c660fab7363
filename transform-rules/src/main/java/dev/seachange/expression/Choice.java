package dev.seachange.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code case} and {@code if}: the value of the first branch whose condition holds.
 *
 * @param when conditions
 * @param then one value more than there are conditions: what else to take
 * @param branches the same as written, before they took their common form
 */
record Choice(List<Evaluator> when, List<Evaluator> then, List<Compiled> branches) implements Evaluator {
    Choice {
        when = List.copyOf(when);
        then = List.copyOf(then);
        branches = List.copyOf(branches);
    }

    @Override
    public @Nullable Object evaluate(Subject subject) {
        int taken = 0;
        while (taken < when.size() && !Logic.holds(when.get(taken), subject)) {
            taken++;
        }
        return then.get(taken).evaluate(subject);
    }

    /** As a text, where MySQL writes the branch that is taken as if it stood alone: 0 and not 0.00. */
    Compiled text(Compiled whole) throws Misread {
        List<Compiled> texts = new ArrayList<>();
        List<Evaluator> evaluators = new ArrayList<>();
        for (Compiled branch : branches) {
            Compiled text = branch.isNull() ? branch : Texts.of(branch);
            texts.add(text);
            evaluators.add(text.evaluator());
        }
        Choice choice = new Choice(when, evaluators, texts);
        return Compiled.of(Texts.merged(texts), whole.nullable(), choice, whole.traits(), whole.span()).asLiteral();
    }
}
