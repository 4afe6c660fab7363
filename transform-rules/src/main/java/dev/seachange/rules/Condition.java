package dev.seachange.rules;

import dev.seachange.change.Row;

/** A compiled condition on a row. Stateless; may throw {@link Unfit} when it cannot be decided exactly as the server would. */
@FunctionalInterface
interface Condition {
    Truth test(Row row);
}
