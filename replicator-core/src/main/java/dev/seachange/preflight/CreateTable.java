package dev.seachange.preflight;

import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Foreign keys out of SHOW CREATE TABLE. MariaDB hides them in information_schema.referential_constraints from an account that
 * may only read the table, which would make cascades invisible to exactly the account we ask for.
 */
final class CreateTable {
    private static final String NAME = "`((?:[^`]|``)+)`";
    private static final String LIST = "\\(((?:`(?:[^`]|``)+`(?:, ?)?)+)\\)";

    /** Servers write each key on a line of its own, in this order; line feeds within comments and defaults are escaped. */
    private static final Pattern KEY = Pattern.compile("^ *CONSTRAINT " + NAME + " FOREIGN KEY " + LIST + " REFERENCES (?:"
            + NAME + "\\.)?" + NAME + " " + LIST
            + "(?: ON DELETE (CASCADE|SET NULL|SET DEFAULT|RESTRICT|NO ACTION))?"
            + "(?: ON UPDATE (CASCADE|SET NULL|SET DEFAULT|RESTRICT|NO ACTION))?");

    private static final Pattern COLUMN = Pattern.compile(NAME);

    private CreateTable() {}

    static List<ForeignKey> foreignKeys(TableId table, String statement) {
        List<ForeignKey> keys = new ArrayList<>();
        for (String line : statement.split("\n")) {
            Matcher key = KEY.matcher(line);
            if (key.lookingAt()) {
                String database = key.group(3) == null ? table.database() : plain(key.group(3));
                keys.add(new ForeignKey(
                        plain(key.group(1)),
                        columns(key.group(2)),
                        new TableId(database, plain(key.group(4))),
                        columns(key.group(5)),
                        action(key.group(6)),
                        action(key.group(7))));
            }
        }
        return keys;
    }

    private static List<String> columns(String list) {
        return COLUMN.matcher(list).results().map(c -> plain(c.group(1))).toList();
    }

    private static ForeignKey.Action action(@Nullable String words) {
        return switch (words) {
            case "CASCADE" -> ForeignKey.Action.CASCADE;
            case "SET NULL" -> ForeignKey.Action.SET_NULL;
            case "SET DEFAULT" -> ForeignKey.Action.SET_DEFAULT;
            case null, default -> ForeignKey.Action.RESTRICT;
        };
    }

    private static String plain(String quoted) {
        return quoted.replace("``", "`");
    }
}
