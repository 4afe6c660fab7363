package dev.seachange.cli;

import dev.seachange.config.ConfigLoader;
import dev.seachange.config.InvalidConfigException;
import dev.seachange.config.MigrationConfig;
import dev.seachange.config.Unreadable;
import dev.seachange.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code -c}, and what it leads to. */
final class ConfigOption {
    private static final Path DEFAULT = Path.of("seachange.yaml");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "PATH",
            description = "The configuration (default: seachange.yaml).")
    private @Nullable Path named;

    private final ConfigLoader loader;

    ConfigOption(Map<String, String> environment) {
        loader = new ConfigLoader(environment);
    }

    MigrationConfig load() throws InvalidConfigException {
        return loader.load(file());
    }

    MigrationConfig loadBeforeRules() throws InvalidConfigException {
        return loader.loadBeforeRules(file());
    }

    Path loadRules() throws InvalidConfigException {
        return loader.loadRules(file());
    }

    MigrationConfig.Contact loadContact() throws InvalidConfigException {
        return loader.loadContact(file());
    }

    /** Whoever names no file and has none may not know that one can be named. */
    private Path file() throws InvalidConfigException {
        if (named != null) {
            return named;
        }
        if (Files.notExists(DEFAULT)) {
            Problem missing = Unreadable.problem(DEFAULT, new NoSuchFileException(DEFAULT.toString()));
            throw new InvalidConfigException(List.of(missing.withHint("Name the configuration with -c PATH.")));
        }
        return DEFAULT;
    }
}
