package dev.seachange.expression;

import dev.seachange.change.Row;

/** For constants: a row without columns. */
final class Nowhere {
    static final Subject SUBJECT = Subject.of(Row.of());

    private Nowhere() {}
}
