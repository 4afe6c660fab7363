package dev.seachange.expression;

import java.util.List;

/** To be filled. */
final class TimeFunctions {
    static final List<Function> ALL = List.of();

    private TimeFunctions() {}
}
