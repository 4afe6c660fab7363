package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Expressions;
import dev.seachange.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What NEW's key is made of, in a rule. */
final class KeyDraft {
    private static final int UUID_LENGTH = 36;

    private final TableSchema source;
    private final TableSchema target;
    private final Keys keys;
    private final String rule;
    private final boolean merge;
    private final Codes codes;

    /** @param merge whether the table of NEW gets rows of another table, too */
    KeyDraft(Pair pair, String rule, boolean merge, Codes codes) {
        this.source = pair.from().table();
        this.target = pair.to().table();
        this.keys = Keys.of(pair);
        this.rule = rule;
        this.merge = merge;
        this.codes = codes;
    }

    /** Whether the column of OLD is one of NEW's key, as it is. */
    boolean gives(String column) {
        return keys.whole() && keys.parts().values().stream().anyMatch(part -> part.name().equals(column));
    }

    /** Columns of OLD that the key names, or asks about. */
    Set<String> used() {
        if (!keys.whole() && source.hasKey()) {
            return Set.copyOf(source.key());
        }
        Set<String> used = new HashSet<>();
        keys.parts().values().forEach(column -> used.add(column.name()));
        return used;
    }

    List<String> questions() {
        List<String> questions = new ArrayList<>();
        if (!source.hasKey()) {
            questions.add(source.id() + " has no primary key, and no unique key over columns that are NOT NULL: can it get one?");
        }
        if (!target.hasKey()) {
            questions.add(target.id() + " has no primary key, and no unique key over columns that are NOT NULL: can it get one?");
        }
        if (merge && keys.whole()) {
            questions.add("two tables go into " + target.id() + ": what keeps their keys apart?");
        }
        return questions;
    }

    List<Item> items() {
        if (!keys.whole()) {
            return source.hasKey() && target.hasKey() ? List.of(made()) : List.of();
        }
        List<Item> items = new ArrayList<>();
        for (String name : target.key()) {
            Column to = target.column(name).orElseThrow();
            Column from = keys.parts().get(name);
            if (from != null) {
                items.add(Feeds.item(source, from, target, to, codes));
            }
        }
        return items;
    }

    /** One number or UUID for all of OLD's key, where NEW's is such. */
    private Item made() {
        String question = "the key of " + target.id() + " is (" + String.join(", ", target.key()) + "), that of " + source.id()
                + " is (" + String.join(", ", source.key()) + "): what is the one made of?";
        if (target.key().size() == 1) {
            Column to = target.column(target.key().getFirst()).orElseThrow();
            String parts = source.key().stream().map(Expressions::named).collect(Collectors.joining(", "));
            if (to.type() instanceof ColumnType.Int i && i.bits() == 64) {
                return Item.asking(question, made(to, "keymap", parts));
            }
            if (to.type() instanceof ColumnType.Text t && t.length() >= UUID_LENGTH) {
                return Item.asking(question, made(to, "uuid5", parts));
            }
        }
        return Item.asking(question);
    }

    private String made(Column to, String function, String parts) {
        String name = rule.replaceAll("[^A-Za-z0-9_]", "_");
        return YamlText.of(to.name()) + ": " + YamlText.of(function + "('" + name + "', " + parts + ")");
    }
}
