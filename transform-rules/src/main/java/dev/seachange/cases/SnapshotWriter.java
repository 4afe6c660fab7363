package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.yaml.YamlText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes tables so that {@link SnapshotReader} reads them back: one line for each column, so that changes show in a review. */
final class SnapshotWriter {
    private static final Pattern DECLARATION = Pattern.compile("[a-z]+(?:[\\w(),' ./-]*[\\w)'])?");

    private final StringBuilder text;

    SnapshotWriter(StringBuilder text) {
        this.text = text;
    }

    void write(String side, List<TableSchema> tables) {
        text.append(side).append(tables.isEmpty() ? ": {}\n" : ":\n");
        tables.forEach(this::table);
    }

    private void table(TableSchema table) {
        text.append("  ").append(YamlText.of(table.id().toString())).append(":\n    columns:\n");
        for (Column column : table.columns()) {
            text.append("      ").append(YamlText.of(column.name())).append(": ");
            text.append(declaration(ColumnText.write(column))).append('\n');
        }
        if (table.hasKey()) {
            text.append("    key: ").append(YamlText.list(table.key())).append('\n');
        }
        unique("unique", table.uniqueKeys().stream().filter(UniqueKey::plain).toList());
        unique("unique_parts", table.uniqueKeys().stream().filter(key -> !key.plain()).toList());
        if (!table.foreignKeys().isEmpty()) {
            text.append("    foreign:\n");
            table.foreignKeys().forEach(this::foreign);
        }
    }

    private void unique(String name, List<UniqueKey> keys) {
        text.append(keys.isEmpty() ? "" : "    " + name + ":\n");
        keys.forEach(key -> text.append("      ").append(YamlText.of(key.name())).append(": ")
                .append(YamlText.list(key.columns())).append('\n'));
    }

    private void foreign(ForeignKey key) {
        text.append("      ").append(YamlText.of(key.name())).append(": { columns: ").append(YamlText.list(key.columns()));
        text.append(", table: ").append(YamlText.of(key.parent().toString()));
        text.append(", match: ").append(YamlText.list(key.parentColumns()));
        action("on_delete", key.onDelete());
        action("on_update", key.onUpdate());
        text.append(" }\n");
    }

    private void action(String name, ForeignKey.Action action) {
        if (action.changesChildren()) {
            text.append(", ").append(name).append(": ").append(action.name().toLowerCase(Locale.ROOT));
        }
    }

    /** The line of a column, which stands by itself. */
    private static String declaration(String text) {
        return DECLARATION.matcher(text).matches() ? text : YamlText.quoted(text);
    }
}
