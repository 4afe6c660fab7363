package dev.seachange.verify;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known so far of one table of NEW. One thread. */
final class Tally {
    final TableSchema target;

    /** Keys that the rules want. */
    final KeySums wanted = new KeySums();

    /** The wanted ones that NEW has; a key wanted twice is in it twice. */
    final KeySums matched = new KeySums();

    /** All keys of NEW. */
    final KeySums present = new KeySums();

    /** Keys of rows whose source row is parked: whether NEW has them, and how, says nothing. */
    final Set<RowKey> parkedKeys = new HashSet<>();

    long equal;
    long missing;
    long different;
    long extra;
    long ambiguous;
    long refused;
    long parked;

    Tally(TableSchema target) {
        this.target = target;
    }

    void parked(@Nullable RowKey key) {
        parked++;
        if (key != null) {
            parkedKeys.add(key);
        }
    }

    TableCounts counts() {
        return new TableCounts(
                target.id(), wanted.total(), present.total(), equal, missing, different, extra, ambiguous, refused, parked);
    }
}
