package dev.seachange.source;

import dev.seachange.change.SourceEvent;
import java.util.List;

/** Where a log reader puts what it reads. */
public interface EventReceiver {
    /**
     * Takes events in log order; may block, which holds the reader back. Called on the engine's thread.
     *
     * @param weight rough bytes of the rows
     * @return false when nobody wants further events: the reader ends
     */
    boolean receive(List<SourceEvent> events, long weight) throws InterruptedException;
}
