package dev.seachange.server;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been read of one table so far. */
final class TableParts {
    private static final String PRIMARY = "PRIMARY";

    private final TableId id;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, CatalogQueries.IndexParts> uniques = new LinkedHashMap<>();
    private final Map<String, ForeignKeyParts> foreignKeys = new LinkedHashMap<>();
    private final List<ForeignKey> wholeForeignKeys = new ArrayList<>();

    TableParts(TableId id) {
        this.id = id;
    }

    void column(Column column) {
        columns.add(column);
    }

    void uniquePart(String index, @Nullable String column, boolean whole) {
        uniques.computeIfAbsent(index, name -> new CatalogQueries.IndexParts()).add(column, whole);
    }

    void foreignKeyPart(
            String name,
            String column,
            TableId parent,
            String parentColumn,
            ForeignKey.Action onDelete,
            ForeignKey.Action onUpdate) {
        ForeignKeyParts key =
                foreignKeys.computeIfAbsent(name, n -> new ForeignKeyParts(parent, onDelete, onUpdate));
        key.columns.add(column);
        key.parentColumns.add(parentColumn);
    }

    void foreignKeys(List<ForeignKey> keys) {
        wholeForeignKeys.addAll(keys);
    }

    TableSchema schema() {
        String keyIndex = keyIndex();
        List<String> key = keyIndex == null ? List.of() : index(keyIndex).columns();
        List<UniqueKey> others = uniques.keySet().stream()
                .filter(name -> !name.equals(keyIndex))
                .map(name -> new UniqueKey(name, index(name).columns(), index(name).plain()))
                .toList();
        List<ForeignKey> foreign = new ArrayList<>(wholeForeignKeys);
        foreignKeys.forEach((name, parts) -> foreign.add(parts.named(name)));
        return new TableSchema(id, columns, key, others, foreign);
    }

    private @Nullable String keyIndex() {
        if (uniques.containsKey(PRIMARY)) {
            return PRIMARY;
        }
        return uniques.keySet().stream().filter(this::identifiesRows).findFirst().orElse(null);
    }

    private boolean identifiesRows(String index) {
        CatalogQueries.IndexParts parts = index(index);
        return parts.plain() && columns.stream().noneMatch(c -> c.nullable() && parts.columns().contains(c.name()));
    }

    private CatalogQueries.IndexParts index(String name) {
        CatalogQueries.IndexParts parts = uniques.get(name);
        if (parts == null) {
            throw new IllegalArgumentException("no index " + name + " in " + id);
        }
        return parts;
    }

    private static final class ForeignKeyParts {
        private final TableId parent;
        private final ForeignKey.Action onDelete;
        private final ForeignKey.Action onUpdate;
        private final List<String> columns = new ArrayList<>();
        private final List<String> parentColumns = new ArrayList<>();

        private ForeignKeyParts(TableId parent, ForeignKey.Action onDelete, ForeignKey.Action onUpdate) {
            this.parent = parent;
            this.onDelete = onDelete;
            this.onUpdate = onUpdate;
        }

        private ForeignKey named(String name) {
            return new ForeignKey(name, columns, parent, parentColumns, onDelete, onUpdate);
        }
    }
}
