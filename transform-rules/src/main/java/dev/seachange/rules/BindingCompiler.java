package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.ExpressionCode;
import dev.seachange.expression.Expressions;
import dev.seachange.expression.Range;
import dev.seachange.expression.Scope;
import dev.seachange.expression.Traits;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks and compiles one rule for one of its source tables. */
final class BindingCompiler {
    private final Match match;
    private final RuleSpec rule;
    private final TableSchema source;
    private final Catalog targets;
    private final Claims claims;
    private final Lookups lookups;
    private final Profile profile;
    private final Problems problems;
    private final Scope scope;

    BindingCompiler(Match match, Catalog targets, Claims claims, Lookups lookups, Profile profile, Problems problems) {
        this.match = match;
        this.rule = match.rule();
        this.source = match.source();
        this.targets = targets;
        this.claims = claims;
        this.lookups = lookups;
        this.profile = profile;
        this.problems = problems;
        this.scope = new Scope(source, match.captures()::expand, problems);
    }

    /** Empty when there were problems, which are told. */
    Optional<CompiledRule> compile() {
        int before = problems.size();
        YamlScalar where = rule.where();
        Expressions.Filter filter = where == null ? null : Expressions.filter(where, scope);
        if (where != null && filter != null) {
            looksAtTheRow(filter.traits(), where.place(), "a filter");
            if (!filter.traits().maps().isEmpty()) {
                problems.add(where.place(), ExpressionCode.E314, "a filter gives no numbers", "`keymap` is for keys and columns.");
            }
        }
        TableSchema target = target();
        if (target == null) {
            return Optional.empty();
        }
        boolean keyed = KeyChecks.bothKeyed(match, target, problems);
        FeedCompiler compiler = new FeedCompiler(
                match, target, lookups, scope, profile, filter == null ? Set.of() : filter.present());
        RowPlan plan = new RowPlan(match, target, compiler, problems);
        Coverage coverage = new Coverage(match, target, problems);
        Set<String> dropped = coverage.dropped();
        plan.plan(dropped);
        plan.feeds().forEach(feed -> claims.numbers(feed.place(), feed.traits().maps()));
        plan.marks().forEach(feed -> claims.numbers(feed.place(), feed.traits().maps()));
        boolean keyIsGiven = keyed && keyIsGiven(target, plan, filter);
        coverage.droppedAreUnused(compiler.mentioned());
        if (rule.ownsColumns()) {
            checkPart(target, plan);
        } else {
            claims.own(target.id());
            Set<String> fed = new HashSet<>(claims.lent(target.id()));
            fed.addAll(plan.assigned());
            coverage.everyColumnIsFed(fed);
        }
        checkMarks();
        if (!compiler.unreadable() && (where == null || filter != null)) {
            Set<Integer> used = new HashSet<>(compiler.mentioned());
            used.addAll(filter == null ? Set.of() : filter.traits().reads());
            if (!keyIsGiven) {
                // What the missing key is made of is told already, and nothing to drop.
                source.key().forEach(column -> used.add(source.ordinal(column)));
            }
            coverage.everyColumnIsNamed(used, dropped, plan.unmatched());
        }
        return problems.size() > before ? Optional.empty() : Optional.of(build(target, plan, filter));
    }

    /** What decides which row it is must give the same answer whenever it is asked. */
    private void looksAtTheRow(Traits traits, Place place, String what) {
        if (traits.event()) {
            problems.add(Problem.of(place, ExpressionCode.E314, what + " can look at the row only")
                    .withDetail("`event_time()` and `old.` tell of one change of it.")
                    .withHint("They can stand under `columns` and `on_delete: { set: ... }`."));
        }
    }

    private void checkPart(TableSchema target, RowPlan plan) {
        Set<String> owned = new HashSet<>(plan.assigned());
        target.key().forEach(owned::remove);
        claims.lend(target.id(), owned);
        if (owned.isEmpty()) {
            String message = "the rule owns columns, but names none beside the key";
            problems.add(rule.name().place(), RuleCode.E416, message, "Name them under `columns`.");
        }
        plan.feeds().stream().filter(feed -> owned.contains(feed.target().name())).forEach(feed -> checkDefault(feed, target));
    }

    private void checkDefault(CompiledFeed feed, TableSchema target) {
        Column column = feed.target();
        Defaults.Known absent = Defaults.of(column);
        String name = ColumnFeeds.name(target, column);
        if (absent == null) {
            problems.add(Problem.of(feed.place(), RuleCode.E415, "a part needs a default")
                    .withDetail("Where the part is missing, the column holds its default; " + name + " " + Defaults.why(column)
                            + ".")
                    .withHint("Make the column nullable, or give it a plain DEFAULT."));
        } else if (absent.value() != null && target.uniqueKeys().stream().anyMatch(k -> k.columns().contains(column.name()))) {
            problems.add(Problem.of(feed.place(), RuleCode.E415, "a part in a unique key needs NULL as its default")
                    .withDetail("Where the part is missing, the column holds its default, and rows would share that of " + name + ".")
                    .withHint("Make the column nullable, without a DEFAULT."));
        }
    }

    private void checkMarks() {
        if (!(rule.leave() instanceof RuleDocument.Leave.Mark mark)) {
            return;
        }
        if (rule.ownsColumns()) {
            String message = "`on_delete: { set: ... }` is for rules that own rows";
            problems.add(mark.place(), FormCode.E104, message, "What a part has fed goes back to the defaults by itself.");
        } else if (mark.columns().isEmpty()) {
            problems.add(mark.place(), FormCode.E104, "`set` names no column", "To leave the row as it is: `on_delete: ignore`.");
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

    /** Checks the key; answers whether the rule names the target's one. */
    private boolean keyIsGiven(TableSchema target, RowPlan plan, Expressions.@Nullable Filter filter) {
        KeyChecks checks = new KeyChecks(match, target, problems);
        List<CompiledFeed> keyFeeds = plan.feeds().stream()
                .filter(f -> target.key().contains(f.target().name()))
                .toList();
        keyFeeds.forEach(feed -> looksAtTheRow(feed.traits(), feed.place(), "a key"));
        boolean named = checks.namesMatch(plan.assigned());
        if (named && keyFeeds.size() == target.key().size()) {
            checks.identify(keyFeeds, filter == null ? Set.of() : filter.pinned());
        }
        return named;
    }

    private CompiledRule build(TableSchema target, RowPlan plan, Expressions.@Nullable Filter filter) {
        List<CompiledFeed> feeds = inOrder(target, plan.feeds());
        List<CompiledFeed> keys = feeds.stream().filter(f -> target.key().contains(f.target().name())).toList();
        List<CompiledFeed> owned = feeds.stream().filter(f -> !keys.contains(f)).toList();
        Map<String, Object> constantKeys = new HashMap<>();
        Map<String, Range> keyRanges = new HashMap<>();
        Map<String, Integer> keyColumns = new HashMap<>();
        for (CompiledFeed key : keys) {
            Object constant = key.constant();
            if (constant != null) {
                constantKeys.put(key.target().name(), constant);
            }
            if (key.range() != null) {
                keyRanges.put(key.target().name(), key.range());
            }
            Set<Integer> reads = key.traits().reads();
            if (reads.size() == 1) {
                keyColumns.put(key.target().name(), reads.iterator().next());
            }
        }
        List<Column> columns = feeds.stream().map(CompiledFeed::target).toList();
        WriteShape shape = rule.ownsColumns()
                ? SharedRows.part(rule.name().text(), target, columns)
                : whole(target, columns);
        RowMaker marks = null;
        List<CompiledFeed> marked = new ArrayList<>();
        if (!plan.marks().isEmpty()) {
            marked.addAll(keys);
            marked.addAll(plan.marks());
            marked = inOrder(target, marked);
            List<Column> markColumns = marked.stream().map(CompiledFeed::target).toList();
            marks = new RowMaker(SharedRows.mark(rule.name().text(), target, markColumns), marked);
        }
        Binding binding = new Binding(
                source,
                new RowMaker(shape, feeds),
                filter == null ? null : filter.condition(),
                rule.leave() instanceof RuleDocument.Leave.Delete,
                marks,
                momentary(owned),
                origins(feeds, marked, filter));
        return new CompiledRule(match, binding, constantKeys, keyRanges, keyColumns, owned);
    }

    private Origins origins(List<CompiledFeed> feeds, List<CompiledFeed> marks, Expressions.@Nullable Filter filter) {
        YamlScalar where = rule.where();
        Set<Integer> tells = new HashSet<>();
        feeds.forEach(feed -> tells.addAll(feed.traits().determines()));
        return new Origins(
                where == null ? null : where.place(),
                feeds.stream().map(Origins.Origin::of).toList(),
                marks.stream().map(Origins.Origin::of).toList(),
                filter == null ? Set.of() : filter.traits().reads(),
                tells);
    }

    /** In the order of the target table, so that a shape does not depend on how a rule is written. */
    private static List<CompiledFeed> inOrder(TableSchema target, List<CompiledFeed> feeds) {
        return feeds.stream().sorted(Comparator.comparingInt(f -> target.ordinal(f.target().name()))).toList();
    }

    private WriteShape whole(TableSchema target, List<Column> columns) {
        List<Integer> keyOrdinals = target.key().stream()
                .map(key -> columns.indexOf(target.columns().get(target.ordinal(key))))
                .toList();
        return new WriteShape(rule.name().text(), target, columns, keyOrdinals, !target.uniqueKeys().isEmpty());
    }

    private static Set<String> momentary(List<CompiledFeed> feeds) {
        return feeds.stream()
                .filter(f -> f.traits().event())
                .map(f -> f.target().name())
                .collect(Collectors.toSet());
    }
}
