package dev.seachange.cli;

import dev.seachange.status.CopyState;
import dev.seachange.status.Disturbances;
import dev.seachange.status.Lag;
import dev.seachange.status.Migration;
import dev.seachange.status.Parked;
import dev.seachange.status.Quarantine;
import dev.seachange.status.RefreshState;
import dev.seachange.status.Status;
import dev.seachange.status.Trouble;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status as text: in full for {@code seachange status}, brief for a redrawn block, as one line for a log. */
final class StatusView {
    private static final int TABLES_IN_FULL = 100;
    private static final int TABLES_IN_BRIEF = 6;

    private StatusView() {}

    static String full(Status status) {
        Text text = new Text();
        Migration migration = status.migration();
        text.add(migration.name() + "  " + stage(status) + "  " + (status.readiness().ready() ? "ready" : "not ready"));
        status.readiness().reasons().forEach(reason -> text.add("not ready", reason));
        trouble(text, status.trouble());
        text.add("old", migration.oldServer().toString());
        text.add("new", migration.newServer().toString());
        text.add("running", running(status));
        text.add("lag", lag(status.lag()));
        text.add(
                "applied",
                Figures.time(status.progress().appliedThrough()) + position(status.progress().appliedPosition()));
        if (status.progress().sourcePosition() != null) {
            text.add("OLD is at", status.progress().sourcePosition());
        }
        text.add("pace", pace(status));
        text.add("queue", queue(status));
        text.add("copy", CopyView.sum(status.copy()));
        if (status.copy().state() != CopyState.DONE) {
            CopyView.tables(status.copy(), TABLES_IN_FULL).forEach(table -> text.add("    " + table));
        }
        disturbances(text, status.disturbances());
        status.refreshes().forEach(refresh -> text.add("refresh", RefreshView.line(refresh)));
        quarantine(text, status.quarantine(), status.migration().rulesHash());
        return text.toString();
    }

    static String brief(Status status) {
        Text text = new Text();
        text.add(stage(status) + "  lag " + Figures.duration(status.lag()) + "  "
                + Figures.rate(status.throughput().rowsPerSecond(), "rows") + "  "
                + Figures.counted(status.throughput().rows(), "row", "rows") + " in "
                + Figures.counted(status.throughput().epochs(), "epoch", "epochs") + "  queue "
                + Figures.percent(status.queue().share()).strip());
        if (status.copy().state() == CopyState.RUNNING) {
            text.add("copy", CopyView.sum(status.copy()));
            CopyView.tables(status.copy(), TABLES_IN_BRIEF).forEach(table -> text.add("    " + table));
        }
        status.refreshes().stream()
                .filter(refresh -> refresh.state() == RefreshState.RUNNING)
                .forEach(refresh -> text.add("refresh", RefreshView.line(refresh)));
        if (status.quarantine().keys() > 0) {
            text.add("parked", parked(status.quarantine()));
        }
        trouble(text, status.trouble());
        return text.toString();
    }

    static String line(Status status) {
        StringBuilder line = new StringBuilder(status.stage().toString());
        if (status.copy().state() == CopyState.RUNNING) {
            line.append("  copy ").append(CopyView.sum(status.copy()).replaceFirst("^\\[.*] +", ""));
        }
        line.append("  lag ").append(Figures.duration(status.lag()));
        line.append("  ").append(Figures.rate(status.throughput().rowsPerSecond(), "rows"));
        line.append("  ").append(Figures.counted(status.throughput().rows(), "row", "rows")).append(" written");
        if (status.quarantine().keys() > 0) {
            line.append("  ").append(Figures.counted(status.quarantine().keys(), "key", "keys")).append(" parked");
        }
        long refreshes = status.refreshes().stream().filter(refresh -> refresh.state().isOpen()).count();
        if (refreshes > 0) {
            line.append("  ").append(Figures.counted(refreshes, "refresh", "refreshes")).append(" to do");
        }
        Trouble trouble = status.trouble();
        if (trouble != null) {
            line.append("  ").append(trouble.stopped() ? "STOPPED: " : "trouble: ").append(trouble.what());
        }
        return line.toString();
    }

    private static String stage(Status status) {
        boolean stopped = status.trouble() != null && status.trouble().stopped();
        return status.stage().toString().toUpperCase(Locale.ROOT) + (stopped ? ", STOPPED" : "");
    }

    private static String running(Status status) {
        Migration migration = status.migration();
        double seconds = Duration.between(migration.startedAt(), status.at()).toMillis() / 1000.0;
        return "for " + Figures.duration(seconds) + ", since " + Figures.time(migration.startedAt()) + ", Seachange "
                + migration.version() + ", " + Figures.counted(migration.rules(), "rule", "rules")
                + (migration.rulesHash().isEmpty() ? "" : " (" + migration.rulesHash() + ")");
    }

    private static String lag(Lag lag) {
        if (lag.totalSeconds() == null) {
            return "unknown";
        }
        String parts = "  (read " + Figures.duration(lag.readSeconds()) + ", queue " + Figures.duration(lag.queueSeconds())
                + ", rules " + Figures.duration(lag.rulesSeconds()) + ", write " + Figures.duration(lag.writeSeconds()) + ")";
        boolean wholeSeconds = lag.clockPrecisionSeconds() != null && lag.clockPrecisionSeconds() >= 1;
        return Figures.duration(lag) + parts + (wholeSeconds ? "  OLD's log tells whole seconds only" : "");
    }

    private static String position(@Nullable String position) {
        return position == null ? "" : "  " + position;
    }

    private static String pace(Status status) {
        var done = status.throughput();
        return Figures.rate(done.rowsPerSecond(), "rows") + ", " + Figures.rate(done.eventsPerSecond(), "events") + "; "
                + Figures.counted(done.rows(), "row", "rows") + " in " + Figures.counted(done.epochs(), "epoch", "epochs")
                + ", " + Figures.counted(done.transactions(), "transaction", "transactions") + " of OLD";
    }

    private static String queue(Status status) {
        var queue = status.queue();
        return Figures.percent(queue.share()).strip() + "  " + Figures.counted(queue.rows(), "row", "rows") + ", "
                + Figures.bytes(queue.bytes()) + " of " + Figures.bytes(queue.capacityBytes());
    }

    private static void trouble(Text text, @Nullable Trouble trouble) {
        if (trouble != null) {
            text.add(trouble.stopped() ? "stopped" : "trouble", trouble.what() + "  (since " + Figures.time(trouble.since()) + ")");
            text.add("remedy", trouble.remedy());
        }
    }

    private static void disturbances(Text text, Disturbances seen) {
        long retries = seen.retries().values().stream().mapToLong(Long::longValue).sum();
        if (retries + seen.engineRestarts() + seen.findings() == 0) {
            return;
        }
        String causes = seen.retries().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Figures.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        text.add(
                "overcome",
                Figures.counted(retries, "retry", "retries") + (causes.isEmpty() ? "" : " (" + causes + ")") + ", "
                        + Figures.counted(seen.engineRestarts(), "restart", "restarts") + " of the log reader, "
                        + Figures.counted(seen.findings(), "finding", "findings"));
    }

    private static String parked(Quarantine quarantine) {
        return Figures.counted(quarantine.keys(), "key", "keys") + ": "
                + quarantine.counts().stream()
                        .map(count -> count.rule() + " " + count.code() + " " + Figures.count(count.keys()))
                        .collect(Collectors.joining(", "));
    }

    private static void quarantine(Text text, Quarantine quarantine, String rulesHash) {
        if (quarantine.keys() == 0) {
            return;
        }
        text.add("parked", parked(quarantine));
        for (Parked key : quarantine.first()) {
            text.add("    " + key.table() + " " + key.key() + "  " + key.code() + "  rule " + key.rule() + ", since "
                    + Figures.time(key.since()) + ", "
                    + Figures.counted(key.skippedChanges(), "later change", "later changes") + " skipped"
                    + more(key, rulesHash));
            text.add("      " + key.message());
        }
        long more = quarantine.keys() - quarantine.first().size();
        if (more > 0) {
            text.add("    and " + Figures.counted(more, "more key", "more keys"));
        }
    }

    private static String more(Parked key, String rulesHash) {
        boolean older = !key.rulesHash().isEmpty() && !key.rulesHash().equals(rulesHash);
        return (key.retryUntil() == null ? "" : ", tried again until " + Figures.time(key.retryUntil()))
                + (older ? ", refused by earlier rules" : "");
    }

    /** Lines, most of them with a word in front. */
    private static final class Text {
        private final StringBuilder lines = new StringBuilder();

        void add(String line) {
            lines.append(lines.isEmpty() ? "" : "\n").append(line);
        }

        void add(String word, String value) {
            add(String.format(Locale.ROOT, "  %-9s  %s", word, value));
        }

        @Override
        public String toString() {
            return lines.toString();
        }
    }
}
