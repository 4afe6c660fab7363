package dev.seachange.server;

import dev.seachange.change.TableId;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names in SQL text. */
public final class Identifiers {
    private Identifiers() {}

    public static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Database and table, each quoted. */
    public static String quote(TableId table) {
        return quote(table.database()) + "." + quote(table.name());
    }

    /** All of them quoted, separated by commas. */
    public static String quoteAll(Collection<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", "));
    }
}
