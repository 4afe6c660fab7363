package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import java.util.List;

/**
 * What a part has fed into a row that is not there, as NEW keeps it.
 *
 * @param rule the part's
 * @param columns those that do not hold their default
 * @param values of these columns
 */
public record StoredPart(String rule, List<Column> columns, Row values) {
    public StoredPart {
        columns = List.copyOf(columns);
    }
}
