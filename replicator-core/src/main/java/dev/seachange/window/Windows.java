package dev.seachange.window;

import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The open windows of a pipeline.
 *
 * <p>Readers ask for a window from their own threads; the pipeline opens it between two source transactions, so that no
 * transaction is half before and half inside it. Everything but {@link #request} belongs to the pipeline's thread.
 */
public final class Windows {
    private record Request(TableId table, CompletableFuture<OpenWindow> answer) {}

    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Map<TableId, List<OpenWindow>> open = new HashMap<>();

    /** Asks for a window over the table; completed at the next transaction boundary. Any thread. */
    public CompletableFuture<OpenWindow> request(TableId table) {
        CompletableFuture<OpenWindow> answer = new CompletableFuture<>();
        requests.add(new Request(table, answer));
        return answer;
    }

    public boolean hasRequests() {
        return !requests.isEmpty();
    }

    /**
     * Opens what has been asked for.
     *
     * @param seen everything the stream has told so far
     */
    public void openRequested(Seen seen) {
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            OpenWindow window = new OpenWindow(request.table(), seen);
            open.computeIfAbsent(request.table(), table -> new ArrayList<>(4)).add(window);
            request.answer().complete(window);
        }
    }

    /** Remembers the keys of the change, before and after, in the windows over its table. */
    public void touched(RowChange change) {
        if (open.isEmpty()) {
            return;
        }
        List<OpenWindow> over = open.get(change.table().id());
        if (over != null) {
            for (OpenWindow window : over) {
                touch(window, change);
            }
        }
    }

    private static void touch(OpenWindow window, RowChange change) {
        switch (change) {
            case RowChange.Insert insert -> window.touch(insert.key());
            case RowChange.Delete delete -> window.touch(delete.key());
            case RowChange.Update update -> {
                RowKey before = update.keyBefore();
                window.touch(before);
                window.touch(update.key());
            }
            case RowChange.Truncate truncate -> window.touchEverything();
            case RowChange.Read read -> throw new IllegalStateException("a stream has no reads");
            case RowChange.Absent absent -> throw new IllegalStateException("a stream has no reads");
        }
    }

    public void close(OpenWindow window) {
        open.computeIfPresent(window.table(), (table, over) -> {
            over.remove(window);
            return over.isEmpty() ? null : over;
        });
    }
}
