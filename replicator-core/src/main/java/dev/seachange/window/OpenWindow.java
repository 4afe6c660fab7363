package dev.seachange.window;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A window over one table: from the moment it opened, every key that the stream touches is remembered, so that rows read
 * meanwhile can be told stale. Filled and asked by the pipeline's thread only; {@link #table()} and {@link #seen()} may be
 * read anywhere.
 */
public final class OpenWindow {
    private final TableId table;
    private final Seen seen;
    private final Set<RowKey> touched = new HashSet<>();
    private boolean everything;

    OpenWindow(TableId table, Seen seen) {
        this.table = table;
        this.seen = seen;
    }

    public TableId table() {
        return table;
    }

    /** What the stream had told before the window opened: a read of this window must see all of it. */
    public Seen seen() {
        return seen;
    }

    /** Whether a row of this key, read in this window, has been overtaken by the stream. */
    public boolean overtaken(RowKey key) {
        return everything || touched.contains(key);
    }

    /**
     * Whether it cannot be told of one of these keys if it has been overtaken: the stream has touched one that the server may take
     * for the same, in another spelling. Asked of keys without a row, of which nobody knows how the server would spell them.
     */
    public boolean isBlurred(Collection<RowKey> absent) {
        if (absent.isEmpty() || touched.isEmpty()) {
            return false;
        }
        Set<RowKey> loose = new HashSet<>();
        touched.forEach(key -> loose.add(LooseKey.of(key)));
        return absent.stream().anyMatch(key -> !overtaken(key) && loose.contains(LooseKey.of(key)));
    }

    void touch(RowKey key) {
        if (!everything) {
            touched.add(key);
        }
    }

    void touchEverything() {
        everything = true;
        touched.clear();
    }
}
