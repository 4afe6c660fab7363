package dev.seachange.source;

import java.util.List;

/**
 * Keeps Debezium's schema history: the table definitions by which log rows are decoded. Append must be durable when it
 * returns, since the events decoded with it may be applied right after.
 */
public interface HistoryStore {
    void append(String record);

    /** All records in the order they were appended. */
    List<String> all();

    /** Forgets everything: the next reader reads the present table definitions anew. */
    void clear();
}
