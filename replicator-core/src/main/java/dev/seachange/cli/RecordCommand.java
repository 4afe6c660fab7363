package dev.seachange.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Writes what `seachange test` needs: the tables of both servers, and rows of OLD as test cases.")
final class RecordCommand implements Callable<Integer> {
    @Mixin
    private final ConfigOption config;

    @Option(names = "--schema", description = "Only the tables, into *.schema.yaml beside the rules, anew if this wrote it.")
    private boolean schema;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The test file to write (default: TABLE.test.yaml beside the rules); none is overwritten.")
    private @Nullable Path output;

    @Option(names = "--mask", split = ",", paramLabel = "COLUMN", description = "Columns whose values are not to be shown.")
    private Set<String> masked = Set.of();

    @Parameters(index = "0", arity = "0..1", paramLabel = "TABLE", description = "A table of OLD, as in shop.squid.")
    private @Nullable String table;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY",
            description = "Keys of its rows; several parts are joined by a bar, as in 42|en.")
    private List<String> keys = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Actions actions;
    private final Console console;

    RecordCommand(Actions actions, Console console, Map<String, String> environment) {
        this.actions = actions;
        this.console = console;
        this.config = new ConfigOption(environment);
    }

    @Override
    public Integer call() throws Exception {
        String chosen = table;
        if (schema && chosen == null) {
            return actions.recordSchema(config.load(), console);
        }
        if (schema || chosen == null || keys.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Give --schema alone, or a TABLE and at least one KEY");
        }
        return actions.record(config.load(), chosen, keys, output, masked, console);
    }
}
