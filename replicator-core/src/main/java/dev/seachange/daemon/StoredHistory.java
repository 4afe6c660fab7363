package dev.seachange.daemon;

import dev.seachange.sink.StateStore;
import dev.seachange.source.HistoryStore;
import java.util.List;

/** The log reader's schema history in NEW. */
record StoredHistory(StateStore state) implements HistoryStore {
    @Override
    public void append(String record) {
        state.appendHistory(record);
    }

    @Override
    public List<String> all() {
        return state.history();
    }

    @Override
    public void clear() {
        state.wipeHistory();
    }
}
