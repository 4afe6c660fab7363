package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.rules.RuleDocument.Assignment;
import dev.seachange.rules.RuleDocument.Columns;
import dev.seachange.rules.RuleDocument.Except;
import dev.seachange.rules.RuleDocument.KeySpec;
import dev.seachange.rules.RuleDocument.Leave;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects, column by column, what feeds a target row: the key, the columns named, and those that {@code copy} finds. */
final class RowPlan {
    private final RuleSpec rule;
    private final TableSchema source;
    private final TableSchema target;
    private final FeedCompiler compiler;
    private final Problems problems;
    private final Set<String> assigned = new HashSet<>();
    private final List<CompiledFeed> feeds = new ArrayList<>();
    private final List<CompiledFeed> marks = new ArrayList<>();
    private final List<String> unmatched = new ArrayList<>();

    RowPlan(Match match, TableSchema target, FeedCompiler compiler, Problems problems) {
        this.rule = match.rule();
        this.source = match.source();
        this.target = target;
        this.compiler = compiler;
        this.problems = problems;
    }

    List<CompiledFeed> feeds() {
        return feeds;
    }

    /** What is written when the source row has gone and the target row stays. */
    List<CompiledFeed> marks() {
        return marks;
    }

    /** Target columns that something feeds, whether that was found right or not. */
    Set<String> assigned() {
        return assigned;
    }

    /** Source columns that {@code copy} found no target column for. */
    List<String> unmatched() {
        return unmatched;
    }

    void plan(Set<String> dropped) {
        KeySpec key = rule.key();
        if (key != null) {
            key.parts().forEach(this::assign);
        }
        switch (rule.columns()) {
            case Columns.Listed listed -> listed.assignments().forEach(this::assign);
            case Columns.Copy copy -> copy(copy, dropped);
        }
        if (rule.leave() instanceof Leave.Mark mark) {
            // A part has no marks: that is told of the whole, so nothing more of each.
            mark.columns().forEach(rule.ownsColumns() ? part -> compiler.mention(part.feed()) : this::mark);
        }
    }

    private void assign(Assignment assignment) {
        Column column = claimed(assignment);
        if (column == null) {
            compiler.mention(assignment.feed());
        } else {
            add(compiler.compile(assignment.feed(), column));
        }
    }

    /** A column that the rule may write, and writes here only; null when there is none, which is told. */
    private @Nullable Column claimed(Assignment assignment) {
        Column column = targetColumn(assignment.target());
        if (column == null || !claim(column, assignment.target().place())) {
            return null;
        }
        if (column.generated()) {
            String message = ColumnFeeds.name(target, column) + " is generated: the server computes it";
            problems.add(assignment.target().place(), RuleCode.E409, message, "Take it out of the rule.");
            return null;
        }
        return column;
    }

    /** While the source row is there, a mark holds what an INSERT would give it. */
    private void mark(Assignment assignment) {
        Column column = claimed(assignment);
        if (column == null) {
            return;
        }
        Place place = assignment.target().place();
        Defaults.Known unmarked = Defaults.of(column);
        if (unmarked == null) {
            problems.add(Problem.of(place, RuleCode.E415, "a mark needs a default")
                    .withDetail("While the source row is there, the column holds its default; "
                            + ColumnFeeds.name(target, column) + " " + Defaults.why(column) + ".")
                    .withHint("Make the column nullable, or give it a plain DEFAULT."));
        } else {
            feeds.add(CompiledFeed.ofConstant(column, place, unmarked.value()));
        }
        CompiledFeed feed = compiler.compile(assignment.feed(), column);
        if (feed != null) {
            marks.add(feed);
        }
    }

    private boolean claim(Column column, Place place) {
        if (assigned.add(column.name())) {
            return true;
        }
        problems.add(place, RuleCode.E413, ColumnFeeds.name(target, column) + " is fed twice");
        return false;
    }

    private void add(@Nullable CompiledFeed feed) {
        if (feed != null) {
            feeds.add(feed);
        }
    }

    private @Nullable Column targetColumn(YamlScalar name) {
        return target.column(name.text()).orElseGet(() -> unknown(name, target, RuleCode.E211));
    }

    private @Nullable Column unknown(YamlScalar name, TableSchema table, RuleCode code) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        String question = Nearest.question(name.text(), names);
        problems.add(Problem.of(name.place(), code, "unknown column `" + name.text() + "` of " + table.id() + question));
        return null;
    }

    private void copy(Columns.Copy copy, Set<String> dropped) {
        Map<String, Except> excepts = new HashMap<>();
        for (Except except : copy.except()) {
            if (source.column(except.column().text()).isEmpty()) {
                unknown(except.column(), source, RuleCode.E210);
            }
            excepts.put(except.column().text(), except);
        }
        for (int i = 0; i < source.columns().size(); i++) {
            Column from = source.columns().get(i);
            Except except = excepts.get(from.name());
            YamlScalar rename = except == null ? null : except.to();
            if (rename != null) {
                rename(i, rename);
            } else if (except == null && !dropped.contains(from.name())) {
                copy(i, from, copy.place());
            }
        }
    }

    private void rename(int ordinal, YamlScalar to) {
        Column column = targetColumn(to);
        if (column != null && claim(column, to.place())) {
            add(compiler.copy(ordinal, column, to.place()));
        }
    }

    /** Generated columns of the target are left to it; so are those the key already feeds. */
    private void copy(int ordinal, Column from, Place place) {
        Column to = target.column(from.name()).orElse(null);
        if (to != null && !to.generated()) {
            if (assigned.add(to.name())) {
                add(compiler.copy(ordinal, to, place));
            }
        } else if (to == null && !from.generated() && !compiler.mentioned().contains(ordinal)) {
            unmatched.add(from.name());
        }
    }
}
