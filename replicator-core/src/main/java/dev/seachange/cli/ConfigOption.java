package dev.seachange.cli;

import dev.seachange.config.ConfigLoader;
import dev.seachange.config.InvalidConfigException;
import dev.seachange.config.MigrationConfig;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option {@code -c}, and what it leads to. */
final class ConfigOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "PATH",
            defaultValue = "seachange.yaml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("seachange.yaml");

    private final ConfigLoader loader;

    ConfigOption(Map<String, String> environment) {
        loader = new ConfigLoader(environment);
    }

    MigrationConfig load() throws InvalidConfigException {
        return loader.load(file);
    }

    MigrationConfig loadBeforeRules() throws InvalidConfigException {
        return loader.loadBeforeRules(file);
    }

    Path loadRules() throws InvalidConfigException {
        return loader.loadRules(file);
    }

    MigrationConfig.Contact loadContact() throws InvalidConfigException {
        return loader.loadContact(file);
    }
}
