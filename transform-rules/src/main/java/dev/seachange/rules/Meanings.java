package dev.seachange.rules;

import dev.seachange.change.Column;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Expressions;
import dev.seachange.rules.RuleDocument.Assignment;
import dev.seachange.rules.RuleDocument.Columns;
import dev.seachange.rules.RuleDocument.Except;
import dev.seachange.rules.RuleDocument.Feed;
import dev.seachange.rules.RuleDocument.Leave;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.Miss;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.rules.RuleDocument.Zone;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts into words what a compiled rule means. */
final class Meanings {
    private final Match match;
    private final RuleSpec rule;
    private final Map<String, String> feeds = new HashMap<>();

    private Meanings(Match match) {
        this.match = match;
        this.rule = match.rule();
    }

    static Meaning of(CompiledRule rule) {
        return new Meanings(rule.match()).meaning(rule.binding().shape());
    }

    private Meaning meaning(WriteShape shape) {
        feeds();
        TreeMap<String, String> parts = new TreeMap<>();
        parts.put(Meaning.TARGET, shape.target().id().toString());
        parts.put(Meaning.KEY, shape.target().key().stream()
                .map(name -> name + ": " + feeds.getOrDefault(name, name))
                .collect(Collectors.joining(", ")));
        YamlScalar where = rule.where();
        if (where != null) {
            parts.put("where", Expressions.canonical(expanded(where)));
        }
        switch (rule.leave()) {
            case Leave.Delete delete -> {}
            case Leave.Ignore ignore -> parts.put("on_delete", "ignore");
            case Leave.Mark mark -> parts.put("on_delete", "set " + assigned(mark.columns()));
        }
        if (rule.ownsColumns()) {
            parts.put("owns", "columns");
        }
        for (Column column : shape.columns()) {
            String feed = feeds.get(column.name());
            if (feed != null && !shape.target().key().contains(column.name())) {
                parts.put("." + column.name(), feed);
            }
        }
        return new Meaning(rule.name().text(), match.source().id(), parts);
    }

    private void feeds() {
        switch (rule.columns()) {
            case Columns.Listed listed -> assign(listed.assignments());
            case Columns.Copy copy -> copied(match.source(), copy);
        }
        RuleDocument.KeySpec key = rule.key();
        if (key != null) {
            assign(key.parts());
        }
    }

    private void assign(List<Assignment> assignments) {
        assignments.forEach(one -> feeds.put(one.target().text(), said(one.feed())));
    }

    /** By the same name, or another that the rule gives. */
    private void copied(TableSchema source, Columns.Copy copy) {
        source.columns().forEach(column -> feeds.put(column.name(), name(column.name())));
        for (Except except : copy.except()) {
            feeds.remove(except.column().text());
        }
        for (Except except : copy.except()) {
            YamlScalar to = except.to();
            if (to != null) {
                feeds.put(to.text(), name(except.column().text()));
            }
        }
    }

    /** A column as the same expression would be. */
    private static String name(String column) {
        return column.matches("[A-Za-z_]\\w*") ? column.toLowerCase(Locale.ROOT) : Expressions.canonical("`" + column + "`");
    }

    private String assigned(List<Assignment> columns) {
        return columns.stream()
                .map(one -> one.target().text() + ": " + said(one.feed()))
                .sorted()
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private String said(Feed feed) {
        return switch (feed) {
            case Feed.Constant constant -> literal(constant.value());
            case Feed.Lookup lookup -> {
                LookupSpec spec = rule.lookups().get(lookup.lookup().text());
                String found = spec == null ? lookup.lookup().text() : said(spec);
                yield found + " by " + Expressions.canonical(expanded(lookup.by()));
            }
            case Feed.Expression expression -> {
                YamlScalar type = expression.type();
                YamlScalar values = expression.values();
                Zone zone = expression.zone();
                ValueMap map = values == null ? null : rule.values().get(values.text());
                yield Expressions.canonical(expanded(expression.text()))
                        + (type == null ? "" : " as " + Expressions.canonical(type.text()))
                        + (map == null ? "" : " by " + said(map))
                        + (zone == null ? "" : said(zone));
            }
        };
    }

    private String said(Zone zone) {
        YamlScalar overlap = zone.overlap();
        return " zone " + expanded(zone.name()) + (overlap == null ? "" : ", the " + overlap.text());
    }

    private static String said(LookupSpec lookup) {
        String miss =
                switch (lookup.miss()) {
                    case Miss.Refuse refuse -> "error";
                    case Miss.Null nothing -> "null";
                    case Miss.Value value -> literal(value.value(), value.value().text());
                    case Miss.Wait wait -> "wait " + wait.time();
                };
        return lookup.table().text() + "." + lookup.match().text() + " -> " + lookup.take().text() + ", else " + miss;
    }

    private static String said(ValueMap map) {
        return map.codes().stream()
                .map(code -> literal(code.code(), code.code().text()) + ": " + literal(code.value(), code.value().text()))
                .sorted()
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private String literal(YamlScalar value) {
        return literal(value, expanded(value));
    }

    private static String literal(YamlScalar value, String text) {
        return switch (value.kind()) {
            case TEXT -> "'" + text.replace("'", "''") + "'";
            case WHOLE_NUMBER, NUMBER, TRUTH -> text;
            case NOTHING -> "null";
        };
    }

    private String expanded(YamlScalar scalar) {
        String text = match.captures().expand(scalar, new Problems());
        return text == null ? scalar.text() : text;
    }
}
