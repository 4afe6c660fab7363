package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Evaluator;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Scope;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks and compiles one rule for one of its source tables. */
final class BindingCompiler {
    private final Match match;
    private final RuleSpec rule;
    private final TableSchema source;
    private final Catalog targets;
    private final Problems problems;
    private final Scope scope;

    BindingCompiler(Match match, Catalog targets, Problems problems) {
        this.match = match;
        this.rule = match.rule();
        this.source = match.source();
        this.targets = targets;
        this.problems = problems;
        this.scope = new Scope(source, match.captures()::expand, problems);
    }

    /** Empty when there were problems, which are told. */
    Optional<CompiledRule> compile() {
        int before = problems.size();
        notYet();
        YamlScalar where = rule.where();
        Expressions.Filter filter = where == null ? null : Expressions.filter(where, scope);
        TableSchema target = target();
        if (target == null) {
            return Optional.empty();
        }
        boolean keyed = KeyChecks.bothKeyed(match, target, problems);
        FeedCompiler compiler = new FeedCompiler(match, target, scope);
        RowPlan plan = new RowPlan(match, target, compiler, problems);
        Coverage coverage = new Coverage(match, target, problems);
        Set<String> dropped = coverage.dropped();
        plan.plan(dropped);
        if (keyed) {
            checkKey(target, plan, filter);
        }
        coverage.droppedAreUnused(compiler.mentioned());
        coverage.everyColumnIsFed(plan.assigned());
        if (!compiler.unreadable() && (where == null || filter != null)) {
            Set<Integer> used = new HashSet<>(compiler.mentioned());
            used.addAll(filter == null ? Set.of() : filter.traits().reads());
            coverage.everyColumnIsNamed(used, dropped, plan.unmatched());
        }
        return problems.size() > before ? Optional.empty() : Optional.of(build(target, plan.feeds(), filter));
    }

    private void notYet() {
        if (rule.ownsColumns()) {
            problems.add(rule.name().place(), RuleCode.E108, "`owns` is not supported yet", DocumentParser.LATER);
        }
        if (rule.leave() instanceof RuleDocument.Leave.Mark mark) {
            problems.add(mark.place(), RuleCode.E108, "`on_delete: { set: ... }` is not supported yet", DocumentParser.LATER);
        }
    }

    private @Nullable TableSchema target() {
        String name = match.captures().expand(rule.to(), problems);
        if (name == null) {
            return null;
        }
        Optional<TableId> id = TableNames.parse(rule.to(), name, problems);
        Optional<TableSchema> target = id.flatMap(targets::table);
        if (id.isPresent() && target.isEmpty()) {
            String message = "unknown target table `" + name + "`" + Nearest.question(name, targets.names());
            problems.add(rule.to().place(), RuleCode.E202, message, "It has to exist in NEW before the migration starts.");
        }
        return target.orElse(null);
    }

    private void checkKey(TableSchema target, RowPlan plan, Expressions.@Nullable Filter filter) {
        KeyChecks checks = new KeyChecks(match, target, problems);
        List<CompiledFeed> keyFeeds = plan.feeds().stream()
                .filter(f -> target.key().contains(f.target().name()))
                .toList();
        boolean named = checks.namesMatch(plan.assigned());
        if (named && keyFeeds.size() == target.key().size()) {
            checks.identify(keyFeeds, filter == null ? Set.of() : filter.pinned());
        }
    }

    /** Columns stand in the order of the target table, so that a shape does not depend on how a rule is written. */
    private CompiledRule build(TableSchema target, List<CompiledFeed> feeds, Expressions.@Nullable Filter filter) {
        List<CompiledFeed> ordered = feeds.stream()
                .sorted(Comparator.comparingInt(f -> target.ordinal(f.target().name())))
                .toList();
        List<Column> columns = ordered.stream().map(CompiledFeed::target).toList();
        List<Integer> keyOrdinals = new ArrayList<>();
        Map<String, Object> constantKeys = new HashMap<>();
        Map<String, Integer> keyColumns = new HashMap<>();
        for (String key : target.key()) {
            int ordinal = columns.indexOf(target.columns().get(target.ordinal(key)));
            keyOrdinals.add(ordinal);
            Object constant = ordered.get(ordinal).constant();
            if (constant != null) {
                constantKeys.put(key, constant);
            }
            Set<Integer> reads = ordered.get(ordinal).traits().reads();
            if (reads.size() == 1) {
                keyColumns.put(key, reads.iterator().next());
            }
        }
        boolean wantsBefore = !target.uniqueKeys().isEmpty();
        WriteShape shape = new WriteShape(rule.name().text(), target, columns, keyOrdinals, wantsBefore);
        List<Evaluator> evaluators = ordered.stream().map(CompiledFeed::evaluator).toList();
        Expressions.Condition where = filter == null ? null : filter.condition();
        boolean deletes = rule.leave() instanceof RuleDocument.Leave.Delete;
        return new CompiledRule(match, new Binding(source, shape, evaluators, where, deletes), constantKeys, keyColumns);
    }
}
