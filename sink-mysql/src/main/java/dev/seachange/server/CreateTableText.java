package dev.seachange.server;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads foreign keys out of SHOW CREATE TABLE, one per line. Needed for MariaDB, whose information_schema hides them from users who may
 * only SELECT; nothing else is taken from that text.
 */
final class CreateTableText {
    private static final String NAME = "`(?:[^`]|``)+`";
    private static final String NAMES = NAME + "(?:, ?" + NAME + ")*";
    private static final String ACTION = "(CASCADE|SET NULL|SET DEFAULT|NO ACTION|RESTRICT)";
    private static final Pattern FOREIGN_KEY = Pattern.compile(
            "^\\s*CONSTRAINT (" + NAME + ") FOREIGN KEY \\((" + NAMES + ")\\) REFERENCES (?:(" + NAME + ")\\.)?(" + NAME
                    + ") \\((" + NAMES + ")\\)(?: ON DELETE " + ACTION + ")?(?: ON UPDATE " + ACTION + ")?,?$",
            Pattern.MULTILINE);
    private static final Pattern ONE_NAME = Pattern.compile(NAME);

    private CreateTableText() {}

    static List<ForeignKey> foreignKeys(TableId table, String text) {
        return FOREIGN_KEY.matcher(text).results().map(key -> foreignKey(table, key)).toList();
    }

    private static ForeignKey foreignKey(TableId table, MatchResult key) {
        @Nullable String database = key.group(3);
        TableId parent =
                new TableId(database == null ? table.database() : unquoted(database), unquoted(key.group(4)));
        return new ForeignKey(
                unquoted(key.group(1)),
                names(key.group(2)),
                parent,
                names(key.group(5)),
                action(key.group(6)),
                action(key.group(7)));
    }

    /** An action that is not written is RESTRICT. */
    static ForeignKey.Action action(@Nullable String rule) {
        return switch (rule == null ? "RESTRICT" : rule.toUpperCase(Locale.ROOT)) {
            case "CASCADE" -> ForeignKey.Action.CASCADE;
            case "SET NULL" -> ForeignKey.Action.SET_NULL;
            case "SET DEFAULT" -> ForeignKey.Action.SET_DEFAULT;
            case "RESTRICT", "NO ACTION" -> ForeignKey.Action.RESTRICT;
            default -> throw new IllegalStateException("unknown foreign key rule " + rule);
        };
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        ONE_NAME.matcher(list).results().forEach(name -> names.add(unquoted(name.group())));
        return names;
    }

    private static String unquoted(String name) {
        return name.substring(1, name.length() - 1).replace("``", "`");
    }
}
