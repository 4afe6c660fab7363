package dev.seachange.explain;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.Share;
import dev.seachange.change.WriteShape;
import dev.seachange.rules.Explanation;
import dev.seachange.sink.StoredParked;
import dev.seachange.sink.StoredPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a row by one rule.
 *
 * @param found what NEW has under the key, in the order of {@link #columns(WriteShape)}; null for no row
 * @param waiting what parts have fed into the row, which is not there
 * @param parked why the row is in quarantine for this rule; null if it is not
 */
public record RuleView(
        Explanation explanation, @Nullable Row found, List<StoredPart> waiting, @Nullable StoredParked parked) {
    public RuleView {
        waiting = List.copyOf(waiting);
    }

    /** Of NEW's row, what the rule feeds, and what others feed into its rows. */
    public static List<Column> columns(WriteShape shape) {
        List<Column> columns = new ArrayList<>(shape.columns());
        parts(shape).forEach(part -> part.columns().stream().filter(c -> !columns.contains(c)).forEach(columns::add));
        return columns;
    }

    static List<WriteShape> parts(WriteShape shape) {
        return switch (shape.share()) {
            case Share.Whole whole -> whole.parts();
            case Share.Part part -> List.of();
            case Share.Mark mark -> List.of();
        };
    }

    WriteShape shape() {
        return explanation.shape();
    }

    /** What this very rule has fed into a row that is not there. */
    Optional<StoredPart> waitingPart() {
        return waiting.stream().filter(part -> part.rule().equals(shape().rule())).findFirst();
    }
}
