package dev.seachange.source;

import static io.debezium.relational.RelationalChangeRecordEmitter.PK_UPDATE_NEWKEY_FIELD;
import static io.debezium.relational.RelationalChangeRecordEmitter.PK_UPDATE_OLDKEY_FIELD;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.Spelling;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts changed keys together again. The engine tells each as a row that goes and, right behind it, one that comes. Where foreign
 * keys of OLD take rows along with a key, and the log does not say so, a delete in NEW would take these rows away, or be refused:
 * only a move does the same there. Where the log shows those rows it shows them first, so that they can only be followed by a new
 * row that comes and an old one that goes; unless the two are one key to the server, in another spelling. Elsewhere it does not
 * matter, and the two are told as they are. Used by the engine's thread only.
 */
final class MovedRows {
    private final Set<TableId> followed;
    private boolean logged;
    private @Nullable Row left;

    /** @param tables those that are told */
    MovedRows(Collection<TableSchema> tables) {
        this.followed = tables.stream()
                .flatMap(child -> child.foreignKeys().stream())
                .filter(key -> key.onUpdate().changesChildren())
                .map(ForeignKey::parent)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it matters if the log shows what foreign keys do. */
    boolean areThere() {
        return !followed.isEmpty();
    }

    /** Says that the log shows what foreign keys do; else it is taken not to. */
    void areLogged() {
        logged = true;
    }

    /** Whether the row that the record deletes comes back under another key. */
    boolean leaves(TableId table, SourceRecord record) {
        return followed.contains(table) && record.headers().lastWithName(PK_UPDATE_NEWKEY_FIELD) != null;
    }

    /** Whether the row that the record inserts was there under another key. */
    boolean arrives(TableId table, SourceRecord record) {
        return followed.contains(table) && record.headers().lastWithName(PK_UPDATE_OLDKEY_FIELD) != null;
    }

    void left(Row before) {
        left = before;
    }

    List<RowChange> arrived(TableSchema table, Row after) {
        Row before = Objects.requireNonNull(left, "what comes under another key has gone before");
        left = null;
        return !logged || isSpelling(table, table.keyOf(before), table.keyOf(after))
                ? List.of(new RowChange.Update(table, before, after))
                : List.of(new RowChange.Delete(table, before), new RowChange.Insert(table, after));
    }

    private static boolean isSpelling(TableSchema table, RowKey before, RowKey after) {
        for (int i = 0; i < before.size(); i++) {
            Column column = table.columns().get(table.ordinal(table.key().get(i)));
            boolean same = (column.type() instanceof ColumnType.Text text
                            && before.get(i) instanceof String a
                            && after.get(i) instanceof String b)
                    ? Spelling.isOne(text.collation(), a, b)
                    : Objects.deepEquals(before.get(i), after.get(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
