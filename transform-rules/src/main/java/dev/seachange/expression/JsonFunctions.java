package dev.seachange.expression;

import java.util.List;

/** To be filled. */
final class JsonFunctions {
    static final List<Function> ALL = List.of();

    private JsonFunctions() {}
}
