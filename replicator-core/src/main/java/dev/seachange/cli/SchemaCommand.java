package dev.seachange.cli;

import dev.seachange.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Prints the JSON Schema of rule files, by which editors complete and check them.")
final class SchemaCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "PATH",
            description = "With the tables, columns and names of this migration.")
    private @Nullable Path config;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "Write it to this file, anew if it is there.")
    private @Nullable Path output;

    private final Actions actions;
    private final Console console;
    private final ConfigLoader loader;

    SchemaCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.loader = new ConfigLoader(environment);
    }

    @Override
    public Integer call() throws Exception {
        return actions.schema(config == null ? null : loader.loadBeforeRules(config), output, console);
    }
}
