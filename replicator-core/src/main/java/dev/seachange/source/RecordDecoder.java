package dev.seachange.source;

import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.SourceEvent;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes engine records to events, once, at the edge. Keeps the thread of a transaction: rows that stand in none (XA) or in
 * one that never ends (ROLLBACK in the log) are an error, never guessed. Used by the engine's thread only.
 */
final class RecordDecoder {
    private final SourceSettings settings;
    private final Position.Kind kind;
    private final String transactionTopic;
    private final String schemaTopic;
    private final String heartbeatTopic;
    private final IdentityHashMap<Schema, RowDecoder> decoders = new IdentityHashMap<>();
    private final ReadThrough readThrough;
    private final MovedRows moved;
    private @Nullable String transaction;
    private @Nullable Instant timedAt;
    private boolean rowsPending;

    RecordDecoder(SourceSettings settings) {
        this.settings = settings;
        this.kind = switch (settings.server().kind()) {
            case MYSQL -> Position.Kind.MYSQL;
            case MARIADB -> Position.Kind.MARIADB;
        };
        this.schemaTopic = EngineSettings.topicPrefix(settings);
        this.transactionTopic = schemaTopic + ".transaction";
        this.readThrough = new ReadThrough(settings.server().kind(), schemaTopic);
        this.moved = new MovedRows(settings.tables().values());
        this.heartbeatTopic = EngineSettings.HEARTBEAT_TOPIC_PREFIX + "." + schemaTopic;
    }

    MovedRows moved() {
        return moved;
    }

    /** Whether the record belongs to the first reading of the table definitions, and tells nothing of the log. */
    boolean isOfSnapshot(SourceRecord record) {
        return record.sourceOffset().containsKey("snapshot")
                || (record.topic().equals(schemaTopic)
                        && ((Struct) record.value()).getStruct("source").getString("gtid") == null);
    }

    /** Appends what the record tells to {@code events}. */
    void decode(SourceRecord record, List<SourceEvent> events, RowDecoder.Weight weight) {
        String topic = record.topic();
        if (isOfSnapshot(record)) {
            return;
        }
        if (topic.equals(transactionTopic)) {
            transaction(record, events);
        } else if (topic.equals(heartbeatTopic)) {
            heartbeat(record, events);
        } else if (topic.equals(schemaTopic)) {
            tablesAltered((Struct) record.value(), events);
        } else if (isWanted((Struct) record.value())) {
            for (RowChange change : rowChanges(record, weight)) {
                if (timedAt == null && !(change instanceof RowChange.Truncate)) {
                    timedAt = time((Struct) record.value());
                    events.add(new SourceEvent.Timed(timedAt));
                }
                events.add(change);
            }
        }
    }

    /**
     * MySQL's log has the time of the commit in microseconds, and the engine puts it into each row. MariaDB's has whole seconds, and
     * the engine gives rows those of when their statement began; what it tells of the beginning is older than the transaction.
     */
    private Instant time(Struct envelope) {
        Struct source = envelope.getStruct("source");
        Long micros = kind == Position.Kind.MYSQL ? source.getInt64("ts_us") : null;
        return micros == null
                ? Instant.ofEpochMilli(source.getInt64("ts_ms"))
                : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The engine matches table names without regard to case, so it may tell of a namesake. */
    private boolean isWanted(Struct envelope) {
        return settings.tables().containsKey(tableId(envelope));
    }

    private void transaction(SourceRecord record, List<SourceEvent> events) {
        Struct value = (Struct) record.value();
        String id = value.getString("id");
        if ("BEGIN".equals(value.getString("status"))) {
            if (rowsPending) {
                throw neverEnded(String.valueOf(transaction));
            }
            if (id.equals(transaction)) {
                throw taggedTransactions(id);
            }
            transaction = id;
            timedAt = null;
            events.add(new SourceEvent.Begin(place(record), id));
        } else {
            transaction = null;
            rowsPending = false;
            Instant committed = Instant.ofEpochMilli(value.getInt64("ts_ms"));
            events.add(new SourceEvent.Commit(told(record).plus(id), committed));
        }
    }

    private void heartbeat(SourceRecord record, List<SourceEvent> events) {
        LogPlace place = readThrough.at(((Struct) record.value()).getInt64("ts_ms"));
        if (!rowsPending && place != null) {
            events.add(new SourceEvent.Progress(place, told(record)));
        }
    }

    /** None for the first half of a changed key. */
    private List<RowChange> rowChanges(SourceRecord record, RowDecoder.Weight weight) {
        Struct envelope = (Struct) record.value();
        String operation = envelope.getString("op");
        if (operation.equals("t")) {
            return List.of(new RowChange.Truncate(table(envelope)));
        }
        if (transaction == null) {
            throw outsideTransaction(envelope);
        }
        rowsPending = true;
        RowDecoder decoder = decoder(record, envelope);
        return switch (operation) {
            case "c" -> inserted(record, decoder, after(envelope, decoder, weight));
            case "u" -> List.of(new RowChange.Update(
                    decoder.table(), before(envelope, decoder, weight), after(envelope, decoder, weight)));
            case "d" -> deleted(record, decoder, before(envelope, decoder, weight));
            default -> throw new IllegalStateException("unknown operation " + operation + " in " + record.topic());
        };
    }

    private List<RowChange> inserted(SourceRecord record, RowDecoder decoder, Row row) {
        TableSchema table = decoder.table();
        return moved.arrives(table.id(), record) ? moved.arrived(table, row) : List.of(new RowChange.Insert(table, row));
    }

    private List<RowChange> deleted(SourceRecord record, RowDecoder decoder, Row row) {
        TableSchema table = decoder.table();
        if (!moved.leaves(table.id(), record)) {
            return List.of(new RowChange.Delete(table, row));
        }
        moved.left(row);
        return List.of();
    }

    private static Row after(Struct envelope, RowDecoder decoder, RowDecoder.Weight weight) {
        return decoder.decode(envelope.getStruct("after"), weight);
    }

    private static Row before(Struct envelope, RowDecoder decoder, RowDecoder.Weight weight) {
        return decoder.decode(envelope.getStruct("before"), weight);
    }

    /** Debezium makes a new schema object for each version of a table, so its identity stands for the version. */
    private RowDecoder decoder(SourceRecord record, Struct envelope) {
        RowDecoder known = decoders.get(record.valueSchema());
        if (known == null) {
            Schema rows = record.valueSchema().field("after").schema();
            TableSchema table = table(envelope);
            boolean changed = decoders.values().stream()
                    .anyMatch(other -> other.table().equals(table) && !other.fits(rows));
            if (changed) {
                throw retyped(table);
            }
            known = RowDecoder.of(table, rows);
            decoders.put(record.valueSchema(), known);
        }
        return known;
    }

    private TableSchema table(Struct envelope) {
        return Objects.requireNonNull(settings.tables().get(tableId(envelope)), "wanted");
    }

    private static TableId tableId(Struct envelope) {
        Struct source = envelope.getStruct("source");
        return new TableId(source.getString("db"), source.getString("table"));
    }

    private void tablesAltered(Struct value, List<SourceEvent> events) {
        String ddl = value.getString("ddl");
        String gtid = value.getStruct("source").getString("gtid");
        List<Struct> changes = value.getArray("tableChanges");
        if (changes == null || changes.isEmpty()) {
            // A table renamed into a captured name: the engine itself would go on with the old definition.
            TableId unknown = new TableId(String.valueOf(value.getString("databaseName")), "(renamed)");
            events.add(new SourceEvent.TableAltered(unknown, ddl, gtid, List.of()));
            return;
        }
        for (Struct change : changes) {
            TableId table = tableId(change.getString("id"));
            if (settings.tables().containsKey(table)) {
                events.add(new SourceEvent.TableAltered(table, ddl, gtid, columns(change)));
            }
        }
    }

    private static List<String> columns(Struct tableChange) {
        Struct table = tableChange.getStruct("table");
        List<String> names = new ArrayList<>();
        if (table != null) {
            List<Struct> columns = table.getArray("columns");
            columns.forEach(column -> names.add(column.getString("name")));
        }
        return names;
    }

    /** Debezium quotes the parts: {@code "shop"."squid"}. */
    private static TableId tableId(String quoted) {
        return TableId.parse(quoted.replace("\"", ""));
    }

    private Position told(SourceRecord record) {
        Object gtids = record.sourceOffset().get("gtids");
        return Position.parse(kind, gtids == null ? "" : gtids.toString());
    }

    private static LogPlace place(SourceRecord record) {
        Map<String, ?> offset = record.sourceOffset();
        return new LogPlace(
                String.valueOf(offset.get("file")), ((Number) Objects.requireNonNull(offset.get("pos"))).longValue());
    }

    private static SourceFailure neverEnded(String transaction) {
        return new SourceFailure(
                SourceFailure.Kind.FATAL,
                "Transaction " + transaction + " of OLD changed rows but has no COMMIT in the log: an XA transaction, or a"
                        + " ROLLBACK that also touched non-transactional tables.",
                "Neither can be followed safely. Stop using them on the tables that are migrated, then copy those tables"
                        + " anew.",
                new IllegalStateException(transaction));
    }

    private static SourceFailure retyped(TableSchema table) {
        return new SourceFailure(
                SourceFailure.Kind.TABLE_ALTERED,
                "OLD's table " + table + " was altered: its columns have other types from here on.",
                "Everything before is in NEW. Run `seachange check`, adapt the rules if it asks for it, and start again.",
                new IllegalStateException("retyped " + table));
    }

    private static SourceFailure taggedTransactions(String transaction) {
        return new SourceFailure(
                SourceFailure.Kind.FATAL,
                "Two transactions of OLD's log seem to have the name " + transaction + ": it holds tagged GTIDs"
                        + " (gtid_next='AUTOMATIC:tag'), which the log reader cannot tell apart.",
                "Stop using tagged GTIDs on OLD, then copy the tables anew.",
                new IllegalStateException(transaction));
    }

    private static SourceFailure outsideTransaction(Struct envelope) {
        String table = envelope.getStruct("source").getString("table");
        return new SourceFailure(
                SourceFailure.Kind.FATAL,
                "A change of " + table + " stands in no transaction of the log: an XA transaction writes its rows at XA"
                        + " PREPARE, even if it is rolled back later.",
                "XA transactions cannot be followed safely. Stop using them on the tables that are migrated, then copy"
                        + " those tables anew.",
                new IllegalStateException("row outside a transaction"));
    }
}
