package dev.seachange.references;

import dev.seachange.expression.References.Found;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup comes to.
 *
 * @param found null when no row matches
 */
record Answer(@Nullable Found found) {
    static final Answer NONE = new Answer(null);
}
