package dev.seachange.cli;

import dev.seachange.draft.Dialect;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ddl",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints CREATE TABLE statements for the tables that the rules write and NEW does not have.")
final class DdlCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Option(
            names = "--dialect",
            paramLabel = "KIND",
            description = "For which kind of server: ${COMPLETION-CANDIDATES} (default: that of NEW).")
    private @Nullable Dialect dialect;

    private final Actions actions;
    private final Console console;

    DdlCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.ddl(config.load(), dialect, console);
    }
}
