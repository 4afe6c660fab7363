package dev.seachange.window;

import dev.seachange.change.RowKey;
import java.util.List;

/**
 * Keys one by one, as many as a statement takes.
 *
 * @param presence whether it is only asked which of them are there, not what their rows hold
 */
public record KeyList(List<RowKey> keys, boolean presence) implements Portion {
    public KeyList {
        keys = List.copyOf(keys);
    }
}
