package dev.seachange.cli;

import dev.seachange.config.MigrationConfig;
import dev.seachange.draft.Dialect;
import dev.seachange.status.CheckReport;
import dev.seachange.status.Refresh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down what it was asked, and answers or fails as told. */
final class RecordedActions implements Actions {
    final StringBuilder said = new StringBuilder();
    final Deque<Refresh> stands = new ArrayDeque<>();
    boolean run = true;
    int answer;
    @Nullable Exception failure;

    CheckReport.@Nullable ChangedRules changedRules;

    @Override
    public int check(MigrationConfig config, @Nullable Duration profile, Console console) throws Exception {
        said.append("check ").append(config.name()).append(profile == null ? "" : " " + profile).append(';');
        return answer();
    }

    @Override
    public CheckReport check(MigrationConfig config, @Nullable Duration profile) throws Exception {
        said.append("check ").append(config.name()).append(" for programs").append(profile == null ? "" : " " + profile).append(';');
        boolean fit = answer() == ExitCode.DONE;
        return new CheckReport(
                fit,
                List.of(),
                List.of(new CheckReport.Finding(
                        "P110", fit ? "warning" : "error", "OLD", "old.example:3306", "The log is \"short\".",
                        "Keep it.\nLonger.")),
                changedRules,
                null);
    }

    @Override
    public int run(
            MigrationConfig config, boolean untilCaughtUp, RuleDecision rules, @Nullable Duration profile, Console console)
            throws Exception {
        said.append("run ").append(config.name()).append(' ').append(untilCaughtUp).append(' ').append(rules)
                .append(profile == null ? "" : " " + profile).append(';');
        return answer();
    }

    @Override
    public int init(MigrationConfig config, @Nullable Path to, boolean sample, Console console) throws Exception {
        said.append("init ").append(config.rules().getFileName()).append(' ').append(to).append(' ').append(sample).append(';');
        return answer();
    }

    @Override
    public int ddl(MigrationConfig config, @Nullable Dialect dialect, Console console) throws Exception {
        said.append("ddl ").append(config.name()).append(' ').append(dialect).append(';');
        return answer();
    }

    @Override
    public int schema(@Nullable MigrationConfig config, @Nullable Path to, Console console) throws Exception {
        said.append("schema ").append(config == null ? "-" : config.name()).append(' ').append(to).append(';');
        return answer();
    }

    @Override
    public int test(Path rules, List<Path> files, Console console) throws Exception {
        said.append("test ").append(rules.getFileName()).append(' ').append(files).append(';');
        return answer();
    }

    @Override
    public int recordSchema(MigrationConfig config, Console console) throws Exception {
        said.append("schema ").append(config.name()).append(';');
        return answer();
    }

    @Override
    public int record(
            MigrationConfig config, String table, List<String> keys, @Nullable Path to, Set<String> masked, Console console)
            throws Exception {
        said.append("record ").append(table).append(' ').append(keys).append(' ').append(to).append(' ').append(masked).append(';');
        return answer();
    }

    @Override
    public int explain(MigrationConfig config, String table, String key, Console console) throws Exception {
        said.append("explain ").append(table).append(' ').append(key).append(';');
        return answer();
    }

    @Override
    public RefreshAnswer refresh(MigrationConfig config, RefreshOrder order) {
        said.append(order.table()).append(' ').append(order.rule()).append(' ').append(order.where()).append(' ')
                .append(order.keys()).append(' ').append(order.parked()).append(';');
        return stands.isEmpty() ? new RefreshAnswer.Nothing("nothing") : new RefreshAnswer.Left(new RefreshAnswer.Requests() {
            @Override
            public List<Refresh> look() {
                return List.of(stands.removeFirst());
            }

            @Override
            public boolean isRun() {
                return run;
            }
        });
    }

    private int answer() throws Exception {
        if (failure != null) {
            throw failure;
        }
        return answer;
    }
}
