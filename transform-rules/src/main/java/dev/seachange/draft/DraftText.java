package dev.seachange.draft;

import dev.seachange.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a draft as YAML. */
final class DraftText {
    static final String QUESTION = "# question: ";
    static final String MORE = "#   ";
    private static final String SUGGESTION = "#? ";
    private static final int WIDTH = 120;
    private static final int SHORT = 80;

    private final List<String> lines = new ArrayList<>();

    /** Put before each line while a whole rule is only suggested. */
    private String before = "";

    List<String> lines() {
        return lines;
    }

    void head(String schema) {
        if (!schema.isEmpty()) {
            lines.add("# yaml-language-server: $schema=" + schema);
        }
        lines.add("# Drafted by `seachange init` from the schemas of OLD and NEW. Names and types were compared, no more: read"
                + " every line.");
        lines.add("# `" + QUESTION.strip() + "` asks what the schemas do not tell. A line that begins with `" + SUGGESTION.strip()
                + "` is a suggestion: take `" + SUGGESTION.strip() + "`");
        lines.add("# and the blank behind it away to accept it. `seachange check` refuses rules that lack an answer they need.");
        lines.add("mapping: 1");
    }

    void maps(Map<String, Map<String, String>> maps) {
        if (maps.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(SUGGESTION + "values:");
        maps.forEach((name, entries) -> {
            List<String> codes = new ArrayList<>();
            entries.forEach((code, value) -> codes.add(code + ": " + value));
            lines.add(SUGGESTION + "  " + YamlText.of(name) + ": { " + String.join(", ", codes) + " }");
        });
    }

    void rules(List<RuleDraft> rules) {
        lines.add("");
        if (rules.isEmpty()) {
            question(0, "no table of NEW seems to be the same as one of OLD: are these the right databases? `seachange ddl` prints"
                    + " tables for rules that are written by hand.");
            lines.add("rules: {}");
            return;
        }
        lines.add("rules:");
        for (int i = 0; i < rules.size(); i++) {
            RuleDraft rule = rules.get(i);
            boolean brief = rule.copy() && rule.questions().isEmpty();
            if (i > 0 && !(brief && rules.get(i - 1).copy())) {
                lines.add("");
            }
            rule(rule);
        }
    }

    private void rule(RuleDraft rule) {
        rule.questions().forEach(question -> question(2, question));
        before = rule.suggested() ? SUGGESTION : "";
        String name = YamlText.of(rule.name());
        String from = YamlText.of(rule.from().toString());
        String to = YamlText.of(rule.to().toString());
        if (rule.copy()) {
            line(2, name + ": { from: " + from + ", to: " + to + ", columns: copy }", "");
            return;
        }
        line(2, name + ":", "");
        line(4, "from: " + from, "");
        line(4, "to: " + to, "");
        section("key", rule.key(), "");
        section("columns", rule.columns(), rule.fed());
        if (!rule.dropRest().isEmpty()) {
            line(4, "drop: rest", rule.dropRest());
        } else if (!rule.drop().isEmpty()) {
            section("drop", rule.drop(), "");
        }
        before = "";
    }

    private void section(String key, List<Item> items, String remark) {
        if (items.isEmpty()) {
            if (!key.equals("key")) {
                line(4, key + ": {}", remark);
            }
            return;
        }
        boolean plain = items.stream()
                .allMatch(item -> item.questions().isEmpty() && item.remark().isEmpty() && !item.suggested());
        String inBraces = key + ": { " + items.stream().map(Item::text).collect(Collectors.joining(", ")) + " }";
        if (key.equals("key") && plain && inBraces.length() < SHORT) {
            line(4, inBraces, remark);
            return;
        }
        line(4, key + ":", remark);
        for (Item item : items) {
            item.questions().forEach(question -> question(6, question));
            if (!item.text().isEmpty()) {
                String suggested = item.suggested() && before.isEmpty() ? SUGGESTION : "";
                line(6, suggested + item.text(), item.remark());
            }
        }
    }

    private void line(int indent, String text, String remark) {
        String start = before.isEmpty() ? " ".repeat(indent) + text : "  " + before + " ".repeat(indent - 2) + text;
        lines.add(remark.isEmpty() ? start : start + "  # " + remark);
    }

    /** Wrapped at blanks. */
    void question(int indent, String question) {
        String start = " ".repeat(indent);
        StringBuilder line = new StringBuilder(start + QUESTION);
        boolean empty = true;
        for (String word : question.split(" ")) {
            if (!empty && line.length() + word.length() + 1 > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(start + MORE);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }

    /** Tables of OLD without a rule. */
    void ignored(List<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        lines.add("");
        question(0, "nothing in NEW seems to be the same as these tables of OLD: should they stay behind?");
        lines.add(SUGGESTION + "ignore:");
        tables.forEach(table -> lines.add(SUGGESTION + "  - " + YamlText.of(table)));
    }

    /** Tables of NEW that no rule writes. */
    void unwritten(List<String> tables) {
        if (tables.isEmpty()) {
            return;
        }
        lines.add("");
        question(0, "no rule writes these tables of NEW: should one? " + String.join(", ", tables));
    }
}
