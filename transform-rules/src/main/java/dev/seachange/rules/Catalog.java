package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of one server, as far as the migration may see them. Names are matched exactly. */
public final class Catalog {
    private final SortedMap<TableId, TableSchema> tables = new TreeMap<>();

    public Catalog(Collection<TableSchema> tables) {
        for (TableSchema table : tables) {
            if (this.tables.put(table.id(), table) != null) {
                throw new IllegalArgumentException("table given twice: " + table.id());
            }
        }
    }

    public static Catalog of(TableSchema... tables) {
        return new Catalog(List.of(tables));
    }

    public Optional<TableSchema> table(TableId id) {
        return Optional.ofNullable(tables.get(id));
    }

    /** By database and name. */
    public Collection<TableSchema> tables() {
        return List.copyOf(tables.values());
    }

    List<String> names() {
        return tables.keySet().stream().map(TableId::toString).toList();
    }
}
