package dev.seachange.daemon;

import dev.seachange.copy.KeyText;
import dev.seachange.copy.RefreshWork;
import dev.seachange.sink.RefreshProgress;
import dev.seachange.sink.RefreshRequest;
import dev.seachange.sink.RefreshStore;
import dev.seachange.sink.SinkFailure;
import dev.seachange.sink.StoredRefresh;
import dev.seachange.status.Rate;
import dev.seachange.status.Refresh;
import dev.seachange.status.RefreshState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for requests in NEW, gives them to the session, and tells how they stand. {@link #beat} belongs to one thread. */
final class RefreshWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshWatch.class);
    private static final int ENDED_SHOWN = 5;
    private static final Duration RATE_OVER = Duration.ofSeconds(5);

    /** What keys wait for is not expected at once, and a table whose keys are tried is written to more slowly. */
    private static final long BETWEEN_RETRIES = Duration.ofSeconds(2).toNanos();

    private final Parts parts;
    private final RefreshTasks tasks;
    private final Map<Long, Rate> rates = new HashMap<>();
    /** Requests that were open at some time since this process began. */
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();
    private long retriedAt;
    private volatile List<StoredRefresh> open = List.of();
    private volatile List<StoredRefresh> ended = List.of();

    RefreshWatch(Parts parts) {
        this.parts = parts;
        this.retriedAt = parts.clocks().nanos().getAsLong() - BETWEEN_RETRIES;
        this.tasks = new RefreshTasks(parts);
    }

    /** To be called about once a second. */
    void beat(@Nullable Session running) {
        try {
            open = parts.state().refreshes().open();
            ended = parts.state().refreshes().ended(ENDED_SHOWN);
            if (running != null) {
                open.forEach(request -> taken.add(request.id()));
                open.forEach(request -> offer(request, running));
                retry(running);
                running.refresher().beat();
                running.refresher().progress().forEach(work -> rate(work.id()).observe(work.rowsDone()));
            }
        } catch (SinkFailure e) {
            // NEW is away; the sink says so itself, and the next beat looks again.
            LOG.debug("looking for requests", e);
        }
    }

    private void offer(StoredRefresh request, Session running) {
        if (running.refresher().knows(request.id())) {
            return;
        }
        try {
            running.refresher().offer(tasks.of(request));
            LOG.info("Refresh {} of {}: {}", request.id(), request.request().table(), what(request.request()));
        } catch (IllegalArgumentException e) {
            LOG.error("Refresh {} of {} failed: {}", request.id(), request.request().table(), e.getMessage());
            RefreshProgress at = request.progress();
            parts.state()
                    .refreshes()
                    .save(new RefreshProgress(
                            at.id(), "FAILED", at.leg(), at.through(), at.rowsDone(), at.rowsEstimated(),
                            at.rowsUndecided(), e.getMessage()));
        }
    }

    /** By the rule that waits alone: what others made of the row is as old as its last change. */
    private void retry(Session running) {
        long now = parts.clocks().nanos().getAsLong();
        if (now - retriedAt < BETWEEN_RETRIES) {
            return;
        }
        retriedAt = now;
        for (RefreshStore.ParkedKeys waiting : parts.state().refreshes().waiting()) {
            // Keys of a table that no rule reads any more wait in vain.
            if (parts.tables().containsKey(waiting.table())) {
                running.refresher().offer(tasks.retry(waiting));
            }
        }
    }

    private synchronized Rate rate(long id) {
        return rates.computeIfAbsent(id, i -> new Rate(parts.clocks().nanos(), RATE_OVER));
    }

    /** How a run may end that is to end once everything is done; null while something is left, or NEW does not say. */
    @Nullable Ending ending() {
        try {
            if (!parts.state().refreshes().open().isEmpty()) {
                return null;
            }
            List<StoredRefresh> failed = taken.stream()
                    .sorted()
                    .map(parts.state().refreshes()::find)
                    .flatMap(Optional::stream)
                    .filter(StoredRefresh::isFailed)
                    .toList();
            return failed.isEmpty() ? new Ending.CaughtUp() : failed(failed);
        } catch (SinkFailure e) {
            return null;
        }
    }

    private static Ending failed(List<StoredRefresh> failed) {
        String each = failed.stream().map(RefreshWatch::story).collect(Collectors.joining("\n"));
        return new Ending.Failed(
                "Everything is copied, but not refreshed:\n" + each,
                "Mend the reason, and order it again: `seachange refresh TABLE`, which the next run does.");
    }

    private static String story(StoredRefresh failed) {
        RefreshRequest request = failed.request();
        String rule = request.rule() == null ? "" : " (rule " + request.rule() + ")";
        return "    refresh " + failed.id() + " of " + request.table() + rule + ", " + what(request) + ", failed: "
                + failed.progress().reason();
    }

    List<Refresh> status(@Nullable Session running) {
        Map<Long, RefreshWork> now = running == null
                ? Map.of()
                : running.refresher().progress().stream().collect(Collectors.toMap(RefreshWork::id, work -> work));
        List<Refresh> all = new ArrayList<>();
        open.forEach(request -> all.add(told(request, now.get(request.id()), rate(request.id()).perSecond())));
        ended.forEach(request -> all.add(told(request, null, 0)));
        return all;
    }

    /** @param now newer than what NEW remembered; null if there is nothing newer */
    static Refresh told(StoredRefresh stored, @Nullable RefreshWork now, double rate) {
        RefreshRequest request = stored.request();
        RefreshProgress at = stored.progress();
        return new Refresh(
                stored.id(),
                request.table().toString(),
                request.rule(),
                what(request),
                RefreshState.valueOf(now == null ? at.state() : now.state().name()),
                now == null ? at.rowsDone() : now.rowsDone(),
                now == null ? at.rowsEstimated() : now.rowsEstimated(),
                rate,
                stored.keysParked(),
                now == null ? at.rowsUndecided() : now.rowsUndecided(),
                at.reason(),
                stored.requestedAt(),
                stored.beganAt(),
                stored.doneAt());
    }

    private static String what(RefreshRequest request) {
        String wanted = request.wanted();
        return switch (request.scope()) {
            case TABLE -> "whole table";
            case WHERE -> "where " + wanted;
            case KEYS -> {
                int keys = wanted == null ? 0 : KeyText.split(wanted).size();
                yield String.format(Locale.ROOT, "%,d %s", keys, keys == 1 ? "key" : "keys");
            }
            case PARKED -> "parked keys";
        };
    }
}
