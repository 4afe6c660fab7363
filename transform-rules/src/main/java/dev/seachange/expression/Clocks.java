package dev.seachange.expression;

import java.util.Locale;
import java.util.Set;

/** Functions that read the clock: a row would get another value each time it is worked on, so they have no place in rules. */
final class Clocks {
    private static final Set<String> NAMES = Set.of(
            "now", "sysdate", "curdate", "curtime", "current_date", "current_time", "current_timestamp", "localtime",
            "localtimestamp", "utc_date", "utc_time", "utc_timestamp");

    private Clocks() {}

    /** Whether it is a function of MySQL's that reads the clock, or such a word. */
    static boolean isOne(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    static Misread refusal(String name, Span span) {
        return new Misread(
                ExpressionCode.E314, span, "`" + name + "` reads the clock, and a rule gives the same each time it is applied",
                "Write event_time(): when OLD committed the change, in UTC.");
    }
}
