package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.Optional;

/** Reads {@code database.table}. */
final class TableNames {
    private TableNames() {}

    static boolean isName(String text) {
        int dot = text.indexOf('.');
        return dot > 0 && dot < text.length() - 1;
    }

    /** @param text what the scalar says, captures replaced */
    static Optional<TableId> parse(YamlScalar scalar, String text, Problems problems) {
        if (isName(text)) {
            return Optional.of(TableId.parse(text));
        }
        problems.add(scalar.place(), RuleCode.E109, "`" + text + "` is no table name; write `database.table`");
        return Optional.empty();
    }
}
