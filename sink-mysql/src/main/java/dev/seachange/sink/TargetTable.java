package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table of NEW with the facts that decide the order of writes. Compared by identity. */
final class TargetTable {
    final TableSchema schema;
    /** Parents have lower ranks than their children. */
    final int rank;
    /** Whether deleting or moving a row of it may change rows of other tables. */
    final boolean cascading;
    /** Whether a foreign key points at it. */
    final boolean referenced;
    /** Tables whose rows may point at it, itself included. */
    final Set<TableId> children = new HashSet<>();
    /** Foreign keys from the table to itself. */
    final List<ForeignKey> selfKeys;
    /** Unique keys besides the primary one whose values can be compared here. */
    final List<UniqueKey> uniqueKeys;
    /** Whether there is any further unique key, comparable or not. */
    final boolean hasUniqueKeys;
    /** The key, then every column of a unique key: what has to be known of a row before it can be replaced. */
    final List<Column> probeColumns;

    /** Whether keys that differ here may be one to NEW. */
    final boolean keysAreSpelled;

    final KeyOrder keyOrder = new KeyOrder();
    private final List<Column> keyColumns;

    /** What other rules feed into the rows of a rule that makes them; known as soon as such a rule writes. */
    List<Shape> parts = List.of();

    TargetTable(TableSchema schema, int rank, List<TargetTables.Inbound> inbound) {
        this.schema = schema;
        this.rank = rank;
        this.referenced = !inbound.isEmpty();
        this.cascading = inbound.stream()
                .anyMatch(in -> in.key().onDelete().changesChildren() || in.key().onUpdate().changesChildren());
        inbound.forEach(in -> children.add(in.child()));
        this.selfKeys = schema.foreignKeys().stream()
                .filter(key -> key.parent().equals(schema.id()))
                .toList();
        this.uniqueKeys = schema.uniqueKeys().stream().filter(UniqueKey::plain).toList();
        this.hasUniqueKeys = !schema.uniqueKeys().isEmpty();
        this.keyColumns = Statements.key(this);
        this.keysAreSpelled = keyColumns.stream().anyMatch(column -> DependencyKeys.areSpelled(column.type()));
        List<String> names = new ArrayList<>(schema.key());
        uniqueKeys.forEach(key -> names.addAll(key.columns()));
        this.probeColumns = names.stream()
                .distinct()
                .map(name -> schema.columns().get(schema.ordinal(name)))
                .toList();
    }

    /** The key as NEW's index might see it; see {@link DependencyKeys}. */
    RowKey loose(RowKey key) {
        return DependencyKeys.of(keyColumns, key);
    }

    /** The key, then every column that a part feeds. */
    List<Column> fedColumns() {
        List<Column> columns = new ArrayList<>(Statements.key(this));
        parts.forEach(part -> part.written.columns().stream()
                .filter(column -> !columns.contains(column))
                .forEach(columns::add));
        return columns;
    }

    TableId id() {
        return schema.id();
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
