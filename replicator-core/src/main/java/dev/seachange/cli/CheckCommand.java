package dev.seachange.cli;

import dev.seachange.config.InvalidConfigException;
import dev.seachange.config.MigrationConfig;
import dev.seachange.status.CheckReport;
import dev.seachange.status.StatusJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Checks the configuration, the rules against both schemas, and both servers; shows every problem at once.")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Option(names = "--json", description = "As one JSON document, for programs.")
    private boolean json;

    @Mixin
    private final ProfileOption profile = new ProfileOption();

    private final Actions actions;
    private final Console console;

    CheckCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        if (!json) {
            return actions.check(config.load(), profile.limit(), console);
        }
        CheckReport report = report();
        console.out().println(StatusJson.write(report));
        return report.fit() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }

    private CheckReport report() throws Exception {
        MigrationConfig loaded;
        try {
            loaded = config.load();
        } catch (InvalidConfigException e) {
            return CheckReports.of(e.problems(), problem -> "", List.of(), null, null);
        }
        return actions.check(loaded, profile.limit());
    }
}
