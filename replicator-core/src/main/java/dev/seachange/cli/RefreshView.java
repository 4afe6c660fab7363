package dev.seachange.cli;

import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import java.time.Duration;
import java.time.Instant;

/** A refresh as one line. */
final class RefreshView {
    private RefreshView() {}

    /** As in {@code shop.squid, parked keys  done: 3 keys}. */
    static String line(Refresh refresh) {
        return name(refresh) + "  " + state(refresh);
    }

    private static String name(Refresh refresh) {
        return refresh.table() + (refresh.rule() == null ? "" : " (rule " + refresh.rule() + ")") + ", " + refresh.what();
    }

    static String state(Refresh refresh) {
        return switch (refresh.state()) {
            case REQUESTED -> "requested";
            case RUNNING -> Figures.bar(refresh.share()) + " " + Figures.percent(refresh.share()) + "  " + going(refresh)
                    + parked(refresh) + undecided(refresh);
            case DONE -> "done: " + Figures.counted(refresh.rowsDone(), "row", "rows") + " looked at" + took(refresh)
                    + parked(refresh) + undecided(refresh);
            case FAILED -> "FAILED: " + refresh.reason();
        };
    }

    private static String going(Refresh refresh) {
        Double left = refresh.secondsLeft();
        return Figures.rate(refresh.rowsPerSecond(), "rows") + (left == null ? "" : ", " + Figures.duration(left) + " left")
                + "; " + Figures.count(refresh.rowsDone()) + " of about "
                + Figures.counted(refresh.rowsEstimated(), "row", "rows");
    }

    private static String took(Refresh refresh) {
        Instant began = refresh.beganAt();
        Instant done = refresh.doneAt();
        return began == null || done == null
                ? ""
                : " in " + Figures.duration(Duration.between(began, done).toMillis() / 1000.0);
    }

    private static String parked(Refresh refresh) {
        return refresh.keysParked() == 0
                ? ""
                : "; " + Figures.counted(refresh.keysParked(), "key", "keys") + " refused and parked";
    }

    private static String undecided(Refresh refresh) {
        return refresh.rowsUndecided() == 0
                ? ""
                : "; " + Figures.counted(refresh.rowsUndecided(), "row", "rows") + " taken though the condition could not be decided";
    }

    /** In quarantine's words: whether somebody has to look. */
    static boolean isFine(Refresh refresh) {
        return refresh.state() == RefreshState.DONE && refresh.keysParked() == 0;
    }
}
