package dev.seachange.expression;

import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlScalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may refer to.
 *
 * @param source the table whose columns it names
 * @param expander fills in what a text literal takes from elsewhere
 * @param problems where to tell what is wrong
 * @param ranges of columns that are known to hold less than their types could, by name
 */
public record Scope(TableSchema source, TextExpander expander, Problems problems, Map<String, Range> ranges) {
    public Scope {
        ranges = Map.copyOf(ranges);
    }

    public Scope(TableSchema source, TextExpander expander, Problems problems) {
        this(source, expander, problems, Map.of());
    }

    /** Replaces {@code ${name}} in a text literal. */
    public interface TextExpander {
        /**
         * @param part of the scalar's text, which starts at {@code offset}
         * @return null when it cannot be replaced, which has been told
         */
        @Nullable String expand(YamlScalar scalar, String part, int offset, Problems problems);
    }
}
