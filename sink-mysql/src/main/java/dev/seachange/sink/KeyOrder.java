package dev.seachange.sink;

import dev.seachange.change.RowKey;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A total order of the keys of one table. Near the server's own for most types, so that statements walk the index forwards; that is
 * all it is for.
 */
final class KeyOrder implements Comparator<RowKey> {
    @Override
    public int compare(RowKey a, RowKey b) {
        for (int i = 0; i < a.size(); i++) {
            int order = parts(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int parts(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        if (a instanceof byte[] left && b instanceof byte[] right) {
            return Arrays.compareUnsigned(left, right);
        }
        return comparable(a, b);
    }

    @SuppressWarnings("unchecked")
    private static int comparable(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
