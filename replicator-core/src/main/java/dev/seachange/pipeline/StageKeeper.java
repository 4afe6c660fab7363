package dev.seachange.pipeline;

import dev.seachange.change.LogPlace;
import dev.seachange.status.Stage;
import dev.seachange.window.LogHead;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the migration stands. Moved by the pipeline's thread, read by any. Live is reached when everything is copied and NEW has
 * what OLD had when that was noticed.
 */
public final class StageKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(StageKeeper.class);

    private volatile Stage stage = Stage.PREPARING;
    private @Nullable LogHead goal;

    public Stage stage() {
        return stage;
    }

    String word() {
        return stage.toString();
    }

    /** @param head where OLD's log ended a moment ago */
    void observe(boolean copied, LogHead head, Predicate<LogPlace> passed) {
        if (!copied) {
            move(Stage.COPYING);
            return;
        }
        if (stage == Stage.LIVE) {
            return;
        }
        move(Stage.CATCHING_UP);
        LogHead aim = goal;
        if (aim == null) {
            goal = head;
        } else if (passed.test(aim.place())) {
            move(Stage.LIVE);
        }
    }

    private void move(Stage next) {
        Stage now = stage;
        if (now == next) {
            return;
        }
        if (!next.predecessors().contains(now)) {
            throw new IllegalStateException("no way from " + now + " to " + next);
        }
        LOG.info("Stage: {} -> {}", now, next);
        stage = next;
    }
}
