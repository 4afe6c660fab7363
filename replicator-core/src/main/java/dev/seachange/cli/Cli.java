package dev.seachange.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code seachange}. */
@Command(
        name = "seachange",
        description = "Moves a living application from one database to a differently shaped one, with nobody noticing.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 problems found, 2 wrong usage, 3 stopped by a failure, 130 interrupted."})
public final class Cli implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Cli() {}

    /** With the console and environment of this process. */
    public static CommandLine commandLine(Actions actions, Object... more) {
        return commandLine(actions, Console.ofProcess(), System.getenv(), more);
    }

    /**
     * The command line, ready for {@link #execute}.
     *
     * @param more further commands, annotated for picocli
     */
    public static CommandLine commandLine(
            Actions actions, Console console, Map<String, String> environment, Object... more) {
        CommandLine line = new CommandLine(new Cli())
                .addSubcommand(new InitCommand(actions, console, environment))
                .addSubcommand(new DdlCommand(actions, console, environment))
                .addSubcommand(new SchemaCommand(actions, console, environment))
                .addSubcommand(new CheckCommand(actions, console, environment))
                .addSubcommand(new TestCommand(actions, console, environment))
                .addSubcommand(new RecordCommand(actions, console, environment))
                .addSubcommand(new ExplainCommand(actions, console, environment))
                .addSubcommand(new RunCommand(actions, console, environment))
                .addSubcommand(new RefreshCommand(actions, console, environment, () -> TimeUnit.MILLISECONDS.sleep(500)))
                .addSubcommand(new StatusCommand(console, environment, () -> TimeUnit.SECONDS.sleep(1)));
        for (Object command : more) {
            line.addSubcommand(command);
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(new Failures(console));
    }

    /** Runs one command. Errors of the JVM itself, such as lack of memory, are told too, and are failures. */
    public static int execute(CommandLine line, String... args) {
        try {
            return line.execute(args);
        } catch (Error e) {
            line.getErr().println("seachange: " + e);
            return ExitCode.FAILED;
        }
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
