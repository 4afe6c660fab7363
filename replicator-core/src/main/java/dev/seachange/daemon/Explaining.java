package dev.seachange.daemon;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.WriteShape;
import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.MigrationConfig;
import dev.seachange.copy.KeyText;
import dev.seachange.explain.BeforeTheStart;
import dev.seachange.explain.RowStory;
import dev.seachange.explain.RuleView;
import dev.seachange.explain.Standing;
import dev.seachange.expression.References;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Explanation;
import dev.seachange.sink.StateStore;
import dev.seachange.sink.StoredCopy;
import dev.seachange.sink.StoredParked;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code explain}: looks a row up on both sides. Only reads. */
final class Explaining {
    /** What depends on the time of a change is not told, so any will do that every type holds. */
    private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final Console console;

    Explaining(Console console) {
        this.console = console;
    }

    int explain(MigrationConfig config, String table, String key) throws SQLException, IOException {
        try (BothSides sides = BothSides.connect(config)) {
            Subject subject = Subject.of(sides, config, table, console);
            List<RowKey> keys = subject == null ? List.of() : subject.keys(key, console);
            if (subject == null || keys.isEmpty()) {
                return ExitCode.PROBLEMS;
            }
            Map<RowKey, Row> found = new LinkedHashMap<>();
            for (RowKey one : keys) {
                // As OLD spells it: the server may take another spelling for the same key, the quarantine does not.
                subject.row(one).ifPresent(row -> found.put(subject.table().keyOf(row), row));
            }
            StateStore state = new StateStore(Startup.settings(config.newServer()), config.name());
            // Where a bar leaves it open which key is meant, those that are there are.
            for (RowKey one : found.isEmpty() ? keys : found.keySet()) {
                console.out().println(new Asked(config, subject, state, one, found.get(one)).story());
            }
            return found.isEmpty() ? ExitCode.PROBLEMS : ExitCode.DONE;
        }
    }

    /** @param row as OLD has it; null when it has none */
    private record Asked(MigrationConfig config, Subject subject, StateStore state, RowKey key, @Nullable Row row) {
        String story() throws SQLException {
            Standing standing = standing();
            return RowStory.of(subject.table(), key, row, rules(standing), standing);
        }

        private Standing standing() throws SQLException {
            if (!state.exists() || state.checkpoint().isEmpty()) {
                return new Standing.NotBegun(
                        config.name(), !subject.rules().keyMaps().isEmpty(), !subject.rules().lookupsOf(subject.table().id()).isEmpty());
            }
            return state.isOutdated()
                    ? new Standing.Outdated(config.name())
                    : new Standing.Begun(
                            state.checkpoint().orElseThrow().checkpoint(),
                            ChangedRules.of(state, subject.rules()).standing(),
                            copied(),
                            state.quarantine(subject.table().id(), key));
        }

        private Standing.Copied copied() throws SQLException {
            StoredCopy copy = state.copyTables().stream()
                    .filter(stored -> stored.table().equals(subject.table().id()))
                    .findFirst()
                    .orElse(null);
            if (copy == null) {
                return new Standing.Copied.Unplanned();
            }
            return switch (copy.state()) {
                case "DONE" -> new Standing.Copied.Done();
                case "WAITING" -> new Standing.Copied.Waiting();
                default -> {
                    String through = copy.throughKey();
                    RowKey done = through == null ? null : KeyText.read(subject.table(), through);
                    boolean behind = done != null && subject.lookupOld().isThrough(subject.table(), key, done);
                    yield new Standing.Copied.Running(done, row == null ? null : (Boolean) behind);
                }
            };
        }

        private List<RuleView> rules(Standing standing) throws SQLException {
            List<Explanation> explanations;
            try (NewReferences server = subject.references(config)) {
                References references = standing instanceof Standing.Begun ? server : new BeforeTheStart(server);
                Circumstances around = new Circumstances(false, SOME_TIME, references);
                explanations = row == null
                        ? subject.rules().explain(subject.table(), key, around)
                        : subject.rules().explain(subject.table(), row, around);
            }
            List<RuleView> views = new ArrayList<>();
            for (Explanation explanation : explanations) {
                views.add(view(explanation, standing));
            }
            return views;
        }

        private RuleView view(Explanation explanation, Standing standing) throws SQLException {
            WriteShape shape = explanation.shape();
            RowKey target = explanation.targetKey();
            if (target == null) {
                return new RuleView(explanation, null, List.of(), parked(shape.rule(), standing));
            }
            Row found = subject.lookupNew().read(shape.target(), RuleView.columns(shape), target).orElse(null);
            boolean mayWait = found == null && standing instanceof Standing.Begun && isShared(shape);
            return new RuleView(
                    explanation, found, mayWait ? state.waiting(shape.target(), target) : List.of(), parked(shape.rule(), standing));
        }

        private boolean isShared(WriteShape shape) {
            return subject.rules().shapes().stream().anyMatch(other -> !other.makesRows()
                    && other.target().id().equals(shape.target().id()));
        }

        private static @Nullable StoredParked parked(String rule, Standing standing) {
            return standing instanceof Standing.Begun begun
                    ? begun.parked().stream().filter(one -> one.rule().equals(rule)).findFirst().orElse(null)
                    : null;
        }
    }
}
