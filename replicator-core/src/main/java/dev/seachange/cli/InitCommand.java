package dev.seachange.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Drafts the rules from both schemas, and lists what the schemas do not tell.")
final class InitCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The file to write, or the folder for it (default: `rules` of the configuration, where it holds no rules"
                    + " yet); none is overwritten.")
    private @Nullable Path output;

    @Option(names = "--sample", description = "Look which codes OLD has in columns that seem to hold some, and show them.")
    private boolean sample;

    private final Actions actions;
    private final Console console;

    InitCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.init(config.loadBeforeRules(), output, sample, console);
    }
}
