package dev.seachange.daemon;

import dev.seachange.cases.TypedKeys;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.copy.KeyText;
import dev.seachange.copy.RefreshTask;
import dev.seachange.copy.RefreshTask.Leg;
import dev.seachange.copy.RefreshTask.Page;
import dev.seachange.copy.RefreshWork;
import dev.seachange.rules.KeyReversal;
import dev.seachange.rules.RowCondition;
import dev.seachange.server.Server;
import dev.seachange.sink.ParkedPage;
import dev.seachange.sink.RefreshProgress;
import dev.seachange.sink.RefreshRequest;
import dev.seachange.sink.RefreshStore;
import dev.seachange.sink.SinkFailure;
import dev.seachange.sink.StoredRefresh;
import dev.seachange.window.KeyWalk;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes tasks of requests: which rows of OLD, and which keys of NEW, are to be looked at. */
final class RefreshTasks {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshTasks.class);
    private static final int KEYS_PER_PAGE = 500;
    private static final String PARKED = "parked";

    private final Parts parts;

    RefreshTasks(Parts parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException when the rules or the table are not such that it could be done; says why */
    RefreshTask of(StoredRefresh stored) {
        RefreshRequest request = stored.request();
        TableSchema table = table(request.table());
        String rule = request.rule();
        if (rule != null && parts.rules().shapesOf(table.id()).stream().noneMatch(shape -> shape.rule().equals(rule))) {
            throw new IllegalArgumentException("no rule `" + rule + "` reads " + table);
        }
        List<Leg> legs = new ArrayList<>();
        RefreshTask.Wish wish = RefreshTask.Wish.ALL;
        long rows = rows(table.id());
        switch (request.scope()) {
            case TABLE -> {
                legs.add(new Leg.Rows("rows"));
                legs.addAll(extras(table.id(), rule));
                rows *= legs.size();
                legs.add(parked(table, rule));
            }
            case WHERE -> {
                legs.add(new Leg.Rows("rows"));
                wish = wish(RowCondition.parse("where", text(request), table));
            }
            case KEYS -> {
                List<RowKey> keys = KeyText.split(text(request)).stream()
                        .flatMap(typed -> TypedKeys.readings(table, typed).stream())
                        .distinct()
                        .toList();
                legs.add(new Leg.Keys("keys", keys));
                rows = keys.size();
            }
            case PARKED -> {
                legs.add(parked(table, rule));
                rows = parts.state().quarantineByTable().getOrDefault(table.id(), 0L);
            }
        }
        return new RefreshTask(work(stored.progress(), rows), table, rule, legs, wish);
    }

    private static RefreshTask.Wish wish(RowCondition condition) {
        return row -> switch (condition.of(row)) {
            case HOLDS -> RefreshTask.Wanted.YES;
            case FAILS -> RefreshTask.Wanted.NO;
            case UNDECIDED -> RefreshTask.Wanted.UNDECIDED;
        };
    }

    /** Keys that are to be tried again by themselves. */
    RefreshTask retry(RefreshStore.ParkedKeys which) {
        TableSchema table = table(which.table());
        RefreshWork nobody = new RefreshWork(0, RefreshWork.State.REQUESTED, "", null, 0, 0, 0, null);
        return new RefreshTask(nobody, table, which.rule(), List.of(parked(table, which)), RefreshTask.Wish.ALL);
    }

    private TableSchema table(TableId id) {
        TableSchema table = parts.tables().get(id);
        if (table == null) {
            throw new IllegalArgumentException("no rule reads " + id);
        }
        return table;
    }

    private static String text(RefreshRequest request) {
        return Objects.requireNonNullElse(request.wanted(), "");
    }

    private long rows(TableId table) {
        return parts.state().copyTables().stream()
                .filter(copy -> copy.table().equals(table))
                .mapToLong(copy -> Math.max(copy.rowsCopied(), copy.rowsEstimated()))
                .findFirst()
                .orElse(0);
    }

    private static RefreshWork work(RefreshProgress stored, long rows) {
        return new RefreshWork(
                stored.id(), RefreshWork.State.valueOf(stored.state()), stored.leg(), stored.through(), stored.rowsDone(),
                stored.rowsEstimated() > 0 ? stored.rowsEstimated() : rows, stored.rowsUndecided(), null);
    }

    /** Keys of NEW that belong to a rule beyond doubt are turned back and looked for in OLD. */
    private List<Leg> extras(TableId table, @Nullable String rule) {
        List<Leg> legs = new ArrayList<>();
        for (KeyReversal way : parts.rules().reversals(table)) {
            TableId target = way.shape().target().id();
            if (parts.state().rules().isFedByAnother(target)) {
                LOG.warn("Another migration writes to {}, too: rows that OLD does not have are not looked for there", target);
            } else if (rule == null || rule.equals(way.shape().rule())) {
                KeyWalk walk = new KeyWalk(way.shape().target(), way.constants());
                legs.add(new Leg.Pages("extra rows of " + way.shape().rule(), true, after -> extras(way, walk, after)));
            }
        }
        return legs;
    }

    private Page extras(KeyReversal way, KeyWalk walk, @Nullable String after) throws SQLException {
        TableSchema target = way.shape().target();
        List<RowKey> found;
        try (Connection connection = Server.connect(parts.newServer())) {
            found = walk.next(connection, after == null ? null : KeyText.read(target, after), KEYS_PER_PAGE);
        }
        List<RowKey> keys = new ArrayList<>();
        for (RowKey key : found) {
            RowKey source = way.sourceKey(key);
            if (source == null) {
                LOG.debug("{} {} is no row of rule {}; it is left alone", target, key, way.shape().rule());
            } else {
                keys.add(source);
            }
        }
        return new Page(keys, found.size() < KEYS_PER_PAGE ? null : KeyText.write(found.getLast()));
    }

    private Leg parked(TableSchema table, @Nullable String rule) {
        return parked(table, new RefreshStore.ParkedKeys(table.id(), rule, false));
    }

    private Leg parked(TableSchema table, RefreshStore.ParkedKeys which) {
        return new Leg.Pages(PARKED, false, after -> parked(table, which, after));
    }

    private Page parked(TableSchema table, RefreshStore.ParkedKeys which, @Nullable String after) throws SQLException {
        ParkedPage page;
        try {
            page = parts.state().refreshes().parked(which, after, KEYS_PER_PAGE);
        } catch (SinkFailure.Transient e) {
            throw new SQLTransientException(e.getMessage(), "08000", e);
        } catch (SinkFailure e) {
            throw new SQLException(e.getMessage(), "42000", e);
        }
        List<RowKey> keys = new ArrayList<>();
        for (String text : page.keyTexts()) {
            try {
                keys.addAll(TypedKeys.readings(table, text));
            } catch (IllegalArgumentException e) {
                LOG.warn("A parked key of {} cannot be read any more and stays parked: {}", table, e.getMessage());
            }
        }
        return new Page(keys, page.through());
    }
}
