package dev.seachange.preflight;

import dev.seachange.change.TableId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of SHOW GRANTS that says something about tables, such as <code>GRANT SELECT, INSERT (`a`) ON `shop`.* TO ...</code>.
 *
 * @param given false for a line that starts with REVOKE
 * @param rights in capitals; rights on single columns are left out
 * @param database an asterisk for all; may be a pattern when the table is an asterisk
 * @param table an asterisk for all
 */
record GrantLine(boolean given, Set<String> rights, String database, String table) {
    private static final String ALL = "ALL PRIVILEGES";
    private static final String NAME = "(\\*|`(?:[^`]|``)*`|[^`.\\s]+)";
    private static final Pattern TARGET = Pattern.compile("(?:TABLE )?" + NAME + "\\." + NAME + " (?:TO|FROM) ");

    /** Empty for roles, proxies, routines and whatever else is no right on tables. */
    static Optional<GrantLine> parse(String line) {
        boolean given = line.startsWith("GRANT ");
        int on = given || line.startsWith("REVOKE ") ? outside(line, " ON ", 0) : -1;
        if (on < 0) {
            return Optional.empty();
        }
        Matcher target = TARGET.matcher(line).region(on + 4, line.length());
        if (!target.lookingAt()) {
            return Optional.empty();
        }
        Set<String> rights = rights(line.substring(line.indexOf(' '), on));
        return Optional.of(new GrantLine(given, rights, unquoted(target.group(1)), unquoted(target.group(2))));
    }

    private static Set<String> rights(String list) {
        Set<String> rights = new HashSet<>();
        int start = 0;
        while (start <= list.length()) {
            int comma = outside(list, ",", start);
            int end = comma < 0 ? list.length() : comma;
            String right = list.substring(start, end).strip();
            if (!right.isEmpty() && right.indexOf('(') < 0) {
                rights.add(right.toUpperCase(Locale.ROOT));
            }
            start = end + 1;
        }
        return rights;
    }

    /** Where the text stands outside of quotes and parentheses: a column may be called {@code a ON b}. */
    private static int outside(String line, String text, int start) {
        boolean quoted = false;
        int depth = 0;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '`') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && line.startsWith(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static String unquoted(String name) {
        return name.startsWith("`") ? name.substring(1, name.length() - 1).replace("``", "`") : name;
    }

    boolean names(String right) {
        return rights.contains(right) || rights.contains(ALL);
    }

    boolean isGlobal() {
        return database.equals("*");
    }

    /** @param wildcards whether the database is a pattern */
    boolean isDatabase(String name, boolean wildcards) {
        if (isGlobal() || !table.equals("*")) {
            return false;
        }
        return wildcards ? matches(database, name) : database.equals(name);
    }

    boolean isTable(TableId id) {
        return database.equals(id.database()) && table.equals(id.name());
    }

    /** As LIKE does; a backslash takes the next character as it is. */
    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '_') {
                regex.append('.');
            } else if (c == '%') {
                regex.append(".*");
            } else {
                boolean escape = c == '\\' && i + 1 < pattern.length();
                regex.append(Pattern.quote(String.valueOf(escape ? pattern.charAt(++i) : c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
