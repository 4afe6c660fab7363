package dev.seachange.expression;

import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may refer to.
 *
 * @param source the table whose columns it names
 * @param expander fills in what a text literal takes from elsewhere
 * @param problems where to tell what is wrong
 */
public record Scope(TableSchema source, TextExpander expander, Problems problems) {

    /** Replaces {@code ${name}} in a text literal. */
    public interface TextExpander {
        /**
         * @param part of the scalar's text, which starts at {@code offset}
         * @return null when it cannot be replaced, which has been told
         */
        @Nullable String expand(YamlScalar scalar, String part, int offset, Problems problems);
    }
}
