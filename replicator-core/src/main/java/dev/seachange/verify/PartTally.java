package dev.seachange.verify;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.Share;
import dev.seachange.change.WriteShape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is known so far of what one rule feeds into the rows of others. One thread. */
final class PartTally {
    final WriteShape shape;

    /** Keys of rows of NEW that the part was found in: only such as it leaves not at their defaults. */
    final KeySums matched = new KeySums();

    /** Keys of all rows of NEW that do not hold the part's defaults. */
    final KeySums present = new KeySums();

    /** Keys of rows whose part is parked: what NEW holds of it says nothing. */
    final Set<RowKey> parkedKeys = new HashSet<>();

    private final Set<String> untold;

    long different;
    long parked;

    /**
     * @param shape of all that the rule feeds into the table
     * @param untold columns whose values the source row does not tell
     */
    PartTally(WriteShape shape, Set<String> untold) {
        this.shape = shape;
        this.untold = Set.copyOf(untold);
    }

    /** Columns of a row of this part that do not hold their defaults. */
    List<String> fed(Row values) {
        return fed(shape, values);
    }

    /** The same for a row of one of the rule's source tables. */
    List<String> fed(WriteShape rows, Row values) {
        Row absent = absent(rows);
        return IntStream.range(0, values.size())
                .filter(i -> !rows.keyOrdinals().contains(i))
                .filter(i -> tells(rows.columns().get(i)))
                .filter(i -> !SameValue.of(rows.columns().get(i).type(), absent.get(i), values.get(i)))
                .mapToObj(i -> rows.columns().get(i).name())
                .toList();
    }

    boolean tells(Column column) {
        return !untold.contains(column.name());
    }

    private static Row absent(WriteShape shape) {
        return switch (shape.share()) {
            case Share.Part part -> part.absent();
            case Share.Mark mark -> mark.absent();
            case Share.Whole whole -> throw new IllegalArgumentException("no part: " + shape.rule());
        };
    }

    void parked(@Nullable RowKey key) {
        parked++;
        if (key != null) {
            parkedKeys.add(key);
        }
    }
}
