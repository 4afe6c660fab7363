package dev.seachange.change;

import java.util.List;

/**
 * A unique index.
 *
 * @param columns its columns in index order
 * @param plain false when a part is a prefix or an expression, so that equality of the columns says too little
 */
public record UniqueKey(String name, List<String> columns, boolean plain) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
