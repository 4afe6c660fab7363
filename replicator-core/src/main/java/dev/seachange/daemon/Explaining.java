package dev.seachange.daemon;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.cli.Console;
import dev.seachange.cli.ExitCode;
import dev.seachange.config.MigrationConfig;
import dev.seachange.copy.KeyText;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Explanation;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.StateStore;
import dev.seachange.sink.StoredCopy;
import dev.seachange.sink.StoredParked;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command {@code explain}: looks a row up on both sides. Only reads. */
final class Explaining {
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
                subject.row(one).ifPresent(row -> found.put(one, row));
            }
            // Where a bar leaves it open which key is meant, those that are there are.
            for (RowKey one : found.isEmpty() ? keys : found.keySet()) {
                console.out().println(story(config, subject, one, found.get(one)));
            }
            return found.isEmpty() ? ExitCode.PROBLEMS : ExitCode.DONE;
        }
    }

    private static String story(MigrationConfig config, Subject subject, RowKey key, @Nullable Row row) throws SQLException {
        RowStory story = new RowStory(subject.table());
        if (row != null) {
            story.source(key, row);
            rules(config, subject, row, story);
        } else {
            story.absent(key);
        }
        stands(config, subject, key, row != null, story);
        return story.text();
    }

    private static void rules(MigrationConfig config, Subject subject, Row row, RowStory story) throws SQLException {
        List<Explanation> explanations;
        try (NewReferences references = subject.references(config)) {
            Circumstances around = new Circumstances(false, Instant.EPOCH, references.reading());
            explanations = subject.rules().explain(subject.table(), row, around);
        }
        for (Explanation explanation : explanations) {
            RowKey key = RowStory.targetKey(explanation);
            Optional<Row> found = key == null
                    ? Optional.empty()
                    : subject.lookupNew().read(explanation.shape().target(), explanation.shape().columns(), key);
            story.rule(explanation, found.orElse(null), subject.rules().momentary(explanation.shape()));
        }
    }

    private static void stands(MigrationConfig config, Subject subject, RowKey key, boolean present, RowStory story)
            throws SQLException {
        StateStore state = new StateStore(Startup.settings(config.newServer()), config.name());
        Optional<Checkpoint> checkpoint =
                state.exists() ? state.checkpoint().map(stored -> stored.checkpoint()) : Optional.empty();
        if (checkpoint.isEmpty()) {
            story.notBegun(config.name());
            return;
        }
        boolean sameRules = checkpoint.get().rulesHash().equals(subject.rules().hash());
        story.checkpoint(checkpoint.get().stage(), checkpoint.get().position().toString(), checkpoint.get().sourceTime(), sameRules);
        story.copy(copied(state, subject, key, present));
        List<StoredParked> parked = state.quarantine(subject.table().id(), key);
        if (parked.isEmpty()) {
            story.notParked();
        }
        for (StoredParked one : parked) {
            story.parked(one.rule(), one.code(), one.message(), one.position(), one.parkedAt(), one.skipped());
        }
    }

    private static String copied(StateStore state, Subject subject, RowKey key, boolean present) throws SQLException {
        StoredCopy copy = state.copyTables().stream()
                .filter(stored -> stored.table().equals(subject.table().id()))
                .findFirst()
                .orElse(null);
        if (copy == null) {
            return "the table is not in the copy yet: the next start adds it";
        }
        return switch (copy.state()) {
            case "DONE" -> "the table is copied";
            case "WAITING" -> "not copied yet: the table waits";
            default -> {
                String through = copy.throughKey();
                RowKey done = through == null ? null : KeyText.read(subject.table(), through);
                boolean behind = present && done != null && subject.lookupOld().isThrough(subject.table(), key, done);
                yield (behind ? "copied" : "not copied yet") + ": the table is being copied"
                        + (done == null ? "" : ", through key " + done);
            }
        };
    }
}
