package dev.seachange.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --profile}: whether OLD is to be asked what its columns hold. */
final class ProfileOption {
    static final String SECONDS = "60";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--profile",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = SECONDS,
            description = "Where types leave a doubt whether values fit, ask OLD what its columns hold; at most so long for each table"
                    + " (default: " + SECONDS + ").")
    private @Nullable Integer seconds;

    /** For one table; null when OLD is not to be asked. */
    @Nullable Duration limit() {
        if (seconds != null && seconds < 1 && command != null) {
            throw new ParameterException(command.commandLine(), "--profile takes seconds, at least 1");
        }
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
