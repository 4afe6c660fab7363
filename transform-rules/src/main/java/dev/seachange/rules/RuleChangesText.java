package dev.seachange.rules;

import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rule changes as people read them. */
final class RuleChangesText {
    private static final int WIDEST_NAME = 30;

    private RuleChangesText() {}

    static String of(RuleChanges changes) {
        List<String> lines = new ArrayList<>();
        changes.changed().forEach(rule -> changed(rule, lines));
        changes.added().forEach(rule -> lines.add("  new      " + rule + "  (" + rule.source() + " is copied already)"));
        for (TableId table : new TreeSet<>(changes.newTables())) {
            lines.add("  new      " + table + ": it will be copied");
        }
        changes.gone().forEach(rule ->
                lines.add("  gone     " + rule + "  (its rows stay in NEW and follow OLD no more; nothing deletes them)"));
        changes.renamed().forEach(rule ->
                lines.add("  renamed  " + rule.before().rule() + " -> " + rule.now() + "  (means the same)"));
        return String.join("\n", lines);
    }

    private static void changed(RuleChanges.Changed rule, List<String> lines) {
        lines.add("  changed  " + rule.now());
        int width = Math.min(
                WIDEST_NAME,
                rule.parts().stream().mapToInt(part -> name(rule, part).length()).max().orElse(0));
        for (String part : rule.parts()) {
            lines.add(String.format(
                    Locale.ROOT, "             %-" + width + "s  was  %s", name(rule, part), said(rule.before(), part)));
            lines.add("             " + " ".repeat(width) + "  now  " + said(rule.now(), part));
        }
        if (rule.parts().contains(Meaning.TARGET) || rule.parts().contains(Meaning.KEY)) {
            lines.add("             Rows made under the old " + rule.parts().stream()
                    .filter(part -> part.equals(Meaning.TARGET) || part.equals(Meaning.KEY))
                    .map(part -> part.equals(Meaning.TARGET) ? "target" : "key")
                    .collect(Collectors.joining(" and ")) + " may stay in NEW: remove them yourself.");
        }
    }

    private static String name(RuleChanges.Changed rule, String part) {
        String target = rule.now().target();
        return part.startsWith(".") ? target.substring(target.indexOf('.') + 1) + part : part;
    }

    private static String said(Meaning meaning, String part) {
        String text = RuleChanges.said(meaning, part);
        return text.isEmpty() ? (part.startsWith(".") ? "(not fed)" : "(none)") : Spacing.of(text);
    }
}
