package dev.seachange.metrics;

import org.jspecify.annotations.Nullable;

/**
 * All metrics of our own. The name shown is {@code seachange_}, the name here with underscores, the unit where there is one, and
 * {@code _total} for counters.
 */
enum Metric {
    LAG("lag", "seconds", "Age of the oldest transaction of OLD not yet in NEW (stage total) and where that time goes"),
    LAG_CLOCK_PRECISION("lag.clock.precision", "seconds", "Steps of the commit times that lag is measured with"),
    APPLIED_TIME("applied.time", "seconds", "Commit time, by OLD's clock, of the last transaction in NEW, since 1970"),
    EVENTS("events", null, "Row changes read from OLD's log"),
    ROWS("rows", null, "Rows written into NEW, by table of NEW and operation"),
    ROWS_FILTERED("rows.filtered", null, "Rows of OLD that a rule's filter kept out of NEW"),
    TRANSACTIONS("transactions", null, "Transactions of OLD committed in NEW"),
    EPOCHS("epochs", null, "Transactions committed in NEW"),
    EPOCH_ROWS("epoch.rows", null, "Row writes per epoch, before folding"),
    EPOCH_DURATION("epoch.duration", "seconds", "From the first statement of an epoch to the end of its COMMIT, retries included"),
    COPY_STATE("copy.state", null, "Copy of a table of OLD: 0 waiting, 1 running, 2 done, 3 failed"),
    COPY_ROWS("copy.rows.done", null, "Rows of a table of OLD copied so far, resumed copies included"),
    COPY_ESTIMATE("copy.rows.estimated", null, "Rows of a table of OLD, as the server guesses"),
    COPY_TIME_LEFT("copy.left", "seconds", "Time until all tables are copied at the present rate"),
    REFRESH_REQUESTS("refresh.requests", null, "Refreshes by state; of those that have ended, the last few"),
    REFRESH_ROWS("refresh.rows.done", null, "Rows and keys that the refresh of a table of OLD has looked at so far"),
    REFRESH_ESTIMATE("refresh.rows.estimated", null, "Rows and keys that the refresh of a table of OLD has to look at, about"),
    QUEUE_ROWS("queue.rows", null, "Row changes read and not yet taken into an epoch"),
    QUEUE_BYTES("queue", "bytes", "Memory taken by row changes read and not yet taken into an epoch"),
    QUEUE_CAPACITY("queue.capacity", "bytes", "Memory that row changes in the queue may take"),
    RETRIES("retries", null, "Epochs or reads tried again, by cause"),
    ENGINE_RESTARTS("engine.restarts", null, "Times the log reader was built anew"),
    FINDINGS("findings", null, "Rows of NEW found other than they had to be, and repaired"),
    QUARANTINE("quarantine.keys", null, "Keys parked because a rule or NEW refused them"),
    STAGE("stage", null, "1 for the stage the migration is in, 0 for the others"),
    READY("ready", null, "1 when /readyz says ready"),
    STOPPED("stopped", null, "1 when the migration has stopped and will not go on by itself"),
    BUILD("build.info", null, "Always 1; the labels say which build this is"),
    RULES("rules.loaded", null, "Number of rules"),
    RULES_INFO("rules.info", null, "Always 1; the label tells two sets of rules apart");

    private final String id;
    private final @Nullable String unit;
    private final String help;

    Metric(String id, @Nullable String unit, String help) {
        this.id = "seachange." + id;
        this.unit = unit;
        this.help = help;
    }

    String id() {
        return id;
    }

    @Nullable String unit() {
        return unit;
    }

    String help() {
        return help;
    }
}
