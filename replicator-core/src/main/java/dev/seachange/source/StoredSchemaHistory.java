package dev.seachange.source;

import io.debezium.config.Configuration;
import io.debezium.document.Document;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryException;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Debezium's schema history on our {@link HistoryStore}. Called from the engine's own threads. */
public final class StoredSchemaHistory extends AbstractSchemaHistory {
    /** Stands behind the records of the first reading of all definitions; without it they may be a part only. */
    static final String COMPLETE = "{\"complete\":true}";

    private final DocumentWriter writer = DocumentWriter.defaultWriter();
    private final DocumentReader reader = DocumentReader.defaultReader();
    private @Nullable HistoryStore store;

    @Override
    public void configure(
            Configuration config,
            HistoryRecordComparator comparator,
            SchemaHistoryListener listener,
            boolean useCatalogBeforeSchema) {
        super.configure(config, comparator, listener, useCatalogBeforeSchema);
        String id = Objects.requireNonNull(config.getString("schema.history.internal." + EngineContext.PROPERTY));
        store = EngineContext.find(id).history();
    }

    @Override
    protected void storeRecord(HistoryRecord record) {
        try {
            store().append(writer.write(replayedOnce(record.document())));
        } catch (IOException e) {
            throw new SchemaHistoryException("cannot write a schema history record", e);
        }
    }

    /**
     * A record of MySQL's log names the transactions before its DDL, so it would be replayed at a checkpoint from which the
     * server sends that DDL once more, and parsing it twice fails. Counting it as one event behind puts it after.
     */
    private static Document replayedOnce(Document record) {
        Document position = record.getDocument(HistoryRecord.Fields.POSITION);
        if (position != null && position.has("gtids") && !position.has("snapshot") && !position.has("event")) {
            position.setNumber("event", 1);
        }
        return record;
    }

    @Override
    protected void recoverRecords(Consumer<HistoryRecord> records) {
        for (String text : store().all()) {
            if (text.equals(COMPLETE)) {
                continue;
            }
            try {
                records.accept(new HistoryRecord(reader.read(text)));
            } catch (IOException e) {
                throw new SchemaHistoryException("cannot read a schema history record", e);
            }
        }
    }

    @Override
    public boolean storageExists() {
        return true;
    }

    @Override
    public boolean exists() {
        return isComplete(store());
    }

    static boolean isComplete(HistoryStore store) {
        return store.all().contains(COMPLETE);
    }

    private HistoryStore store() {
        return Objects.requireNonNull(store, "configured");
    }
}
