package dev.seachange.daemon;

import dev.seachange.cases.TypedKeys;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.cli.RefreshAnswer;
import dev.seachange.cli.RefreshOrder;
import dev.seachange.config.MigrationConfig;
import dev.seachange.copy.KeyText;
import dev.seachange.rules.Compilation;
import dev.seachange.rules.RowCondition;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.RefreshRequest;
import dev.seachange.sink.SinkFailure;
import dev.seachange.sink.StateStore;
import dev.seachange.sink.StoredRefresh;
import dev.seachange.status.Rate;
import dev.seachange.status.Refresh;
import dev.seachange.yaml.Problems;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the command line wants of a migration's state in NEW, whether a daemon runs or not. */
final class RefreshOrders {
    private static final Duration RATE_OVER = Duration.ofSeconds(5);

    private RefreshOrders() {}

    private static StateStore state(MigrationConfig config) {
        return new StateStore(Startup.settings(config.newServer()), config.name());
    }

    /** What a start would want a decision about; null when there is nothing, or NEW does not say. */
    static @Nullable ChangedRules changedRules(MigrationConfig config, @Nullable RuleSet rules) {
        StateStore state = state(config);
        try {
            if (rules == null || !state.exists() || state.checkpoint().isEmpty()) {
                return null;
            }
            ChangedRules changes = ChangedRules.of(state, rules);
            return changes.wantsDecision() ? changes : null;
        } catch (SinkFailure e) {
            return null;
        }
    }

    /** Whether the migration has begun, as far as NEW says. */
    static boolean hasBegun(MigrationConfig config) {
        StateStore state = state(config);
        try {
            return state.exists() && state.checkpoint().isPresent();
        } catch (SinkFailure e) {
            return false;
        }
    }

    /**
     * Checks the order and leaves its requests in NEW.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    static RefreshAnswer leave(MigrationConfig config, RefreshOrder order, LongSupplier nanoClock) throws SQLException, IOException {
        StateStore state = state(config);
        if (!state.exists() || state.checkpoint().isEmpty()) {
            return new RefreshAnswer.Refused("Migration " + config.name()
                    + " has not begun: NEW has no checkpoint of it. `seachange run` copies everything.");
        }
        if (state.isOutdated()) {
            return new RefreshAnswer.Refused("The state of migration " + config.name() + " in NEW (schema `seachange`) is as an"
                    + " older version has left it, which cannot do this. Stop the daemon of that version, start"
                    + " `seachange run` of this one, which brings it up to date, and order the refresh again.");
        }
        Startup.Compiled compiled = Startup.compile(config);
        return switch (compiled.rules()) {
            case Compilation.Refused refused -> new RefreshAnswer.Refused(Problems.render(refused.problems()));
            case Compilation.Compiled rules -> leave(state, new Checked(rules.rules(), compiled), order, nanoClock);
        };
    }

    private static RefreshAnswer leave(StateStore state, Checked rules, RefreshOrder order, LongSupplier nanoClock) {
        List<RefreshRequest> requests;
        try {
            requests = order.parked() ? rules.parked(state, order) : List.of(rules.request(order));
        } catch (IllegalArgumentException e) {
            return new RefreshAnswer.Refused(String.valueOf(e.getMessage()));
        }
        if (requests.isEmpty()) {
            return new RefreshAnswer.Nothing("No key is in quarantine"
                    + (order.table() == null ? "." : " for " + order.table() + "."));
        }
        List<Long> ids = requests.stream().map(state.refreshes()::request).toList();
        return new RefreshAnswer.Left(new Left(state, ids, new HashMap<>(), nanoClock));
    }

    private record Left(StateStore state, List<Long> ids, Map<Long, Rate> rates, LongSupplier nanoClock) implements RefreshAnswer.Requests {
        @Override
        public List<Refresh> look() {
            return ids.stream()
                    .map(state.refreshes()::find)
                    .flatMap(Optional<StoredRefresh>::stream)
                    .map(this::told)
                    .toList();
        }

        private Refresh told(StoredRefresh stored) {
            Rate rate = rates.computeIfAbsent(stored.id(), id -> new Rate(nanoClock, RATE_OVER));
            rate.observe(stored.progress().rowsDone());
            return RefreshWatch.told(stored, null, rate.perSecond());
        }

        @Override
        public boolean isRun() {
            return state.isRun();
        }
    }

    /** Makes requests that the rules and the schema of OLD allow. */
    private record Checked(RuleSet rules, Startup.Compiled compiled) {
        RefreshRequest request(RefreshOrder order) {
            TableSchema table = table(order.table(), order.rule());
            String where = order.where();
            if (where != null) {
                RowCondition.parse("--where", where, table);
                return request(table.id(), order, RefreshRequest.Scope.WHERE, where);
            }
            if (!order.keys().isEmpty()) {
                order.keys().forEach(key -> TypedKeys.readings(table, key));
                return request(table.id(), order, RefreshRequest.Scope.KEYS, KeyText.join(order.keys()));
            }
            return request(table.id(), order, RefreshRequest.Scope.TABLE, null);
        }

        /** Parents first, so that children find them. */
        List<RefreshRequest> parked(StateStore state, RefreshOrder order) {
            Set<TableId> parked = state.quarantineByTable().keySet();
            List<TableId> tables = new ArrayList<>();
            if (order.table() != null) {
                tables.add(table(order.table(), order.rule()).id());
                tables.retainAll(parked);
            } else {
                String rule = order.rule();
                List<TableId> read = rules.sources().stream().filter(id -> rule == null || isRead(id, rule)).toList();
                if (read.isEmpty()) {
                    throw new IllegalArgumentException("There is no rule `" + rule + "`.");
                }
                tables.addAll(Startup.order(rules).inOrder(parked.stream().filter(read::contains).toList()));
            }
            return tables.stream()
                    .map(table -> request(table, order, RefreshRequest.Scope.PARKED, null))
                    .toList();
        }

        private static RefreshRequest request(
                TableId table, RefreshOrder order, RefreshRequest.Scope scope, @Nullable String wanted) {
            return new RefreshRequest(table, order.rule(), scope, wanted, "refresh, " + ThisProcess.name());
        }

        private boolean isRead(TableId table, String rule) {
            return rules.shapesOf(table).stream().anyMatch(shape -> shape.rule().equals(rule));
        }

        private TableSchema table(@Nullable String name, @Nullable String rule) {
            TableId id = TableId.parse(String.valueOf(name));
            if (!rules.sources().contains(id)) {
                throw new IllegalArgumentException("No rule reads " + id + "; the rules read " + rules.sources() + ".");
            }
            if (rule != null && !isRead(id, rule)) {
                throw new IllegalArgumentException("No rule `" + rule + "` reads " + id + "; these do: "
                        + rules.shapesOf(id).stream().map(shape -> shape.rule()).distinct().toList() + ".");
            }
            return compiled.source().table(id).orElseThrow();
        }
    }
}
