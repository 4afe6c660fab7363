package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.WriteShape;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known so far of one table of NEW. One thread. */
final class Tally {
    final TableSchema target;

    /** Keys that the rules want. */
    final KeySums wanted = new KeySums();

    /** The wanted ones that NEW has; a key wanted twice is in it twice. */
    final KeySums matched = new KeySums();

    /** All keys of NEW but those of rows that have outlived their source rows. */
    final KeySums present = new KeySums();

    /** Keys of rows whose source row is parked: whether NEW has them, and how, says nothing. */
    final Set<RowKey> parkedKeys = new HashSet<>();

    /** How rows are told that have outlived their source rows. */
    final List<PartTally> marks;

    /** What further rules feed into the rows, by rule. */
    final Map<String, PartTally> parts = new TreeMap<>();

    long equal;
    long missing;
    long different;
    long extra;
    long ambiguous;
    long refused;
    long parked;

    Tally(TableSchema target, List<PartTally> marks) {
        this.target = target;
        this.marks = List.copyOf(marks);
    }

    PartTally part(WriteShape shape) {
        return Objects.requireNonNull(parts.get(shape.rule()), "a part of the rows");
    }

    void parked(@Nullable RowKey key) {
        parked++;
        if (key != null) {
            parkedKeys.add(key);
        }
    }

    TableCounts counts() {
        long allDifferent = different;
        long allParked = parked;
        for (PartTally part : parts.values()) {
            allDifferent += part.different;
            allParked += part.parked;
        }
        return new TableCounts(
                target.id(), wanted.total(), present.total(), equal, missing, allDifferent, extra, ambiguous, refused, allParked);
    }
}
