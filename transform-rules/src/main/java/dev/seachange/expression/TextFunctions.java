package dev.seachange.expression;

import java.util.List;

/** To be filled. */
final class TextFunctions {
    static final List<Function> ALL = List.of();

    private TextFunctions() {}
}
