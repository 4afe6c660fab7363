package dev.seachange.config;

import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads {@code seachange.yaml}. */
public final class ConfigLoader {
    private final Map<String, String> environment;

    /** @param environment where <code>${env:NAME}</code> looks */
    public ConfigLoader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The whole configuration. */
    public MigrationConfig load(Path file) throws InvalidConfigException {
        return load(file, true);
    }

    /** The whole configuration; but there need not be rules yet. */
    public MigrationConfig loadBeforeRules(Path file) throws InvalidConfigException {
        return load(file, false);
    }

    private MigrationConfig load(Path file, boolean withRules) throws InvalidConfigException {
        SourceText source = read(file);
        Problems problems = new Problems();
        Optional<YamlMap> map = YamlReader.readMap(source, problems);
        Optional<MigrationConfig> config =
                map.flatMap(top -> new ConfigReader(file, withRules, problems).migration(resolved(top, file, problems)));
        if (config.isEmpty() || !problems.isEmpty()) {
            throw invalid(problems, source);
        }
        return config.get();
    }

    /**
     * Only which daemon it is and where it listens, for those who ask it something: they need no secrets, and may not have them.
     * Other mistakes in the file do not matter to them.
     */
    public MigrationConfig.Contact loadContact(Path file) throws InvalidConfigException {
        return loadPart(file, (reader, map) -> Optional.of(reader.contactOf(map)));
    }

    /** Only where the rules are, for those who need no server; the same goes for them. */
    public Path loadRules(Path file) throws InvalidConfigException {
        return loadPart(file, ConfigReader::rulesOf);
    }

    private <T> T loadPart(Path file, BiFunction<ConfigReader, YamlMap, Optional<T>> part) throws InvalidConfigException {
        SourceText source = read(file);
        Problems problems = new Problems();
        Optional<YamlMap> map = YamlReader.readMap(source, problems);
        if (map.isEmpty()) {
            throw invalid(problems, source);
        }
        Problems mattering = new Problems();
        YamlMap resolved = resolved(map.get(), file, new Problems());
        Optional<T> found = part.apply(new ConfigReader(file, true, mattering), resolved);
        if (found.isEmpty() || !mattering.isEmpty()) {
            throw invalid(mattering, source);
        }
        return found.get();
    }

    private YamlMap resolved(YamlMap map, Path file, Problems problems) {
        return new References(environment, ConfigReader.folderOf(file), problems).resolved(map);
    }

    private static SourceText read(Path file) throws InvalidConfigException {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new InvalidConfigException(List.of(Unreadable.problem(file, e)));
        }
    }

    private static InvalidConfigException invalid(Problems problems, SourceText source) {
        return new InvalidConfigException(Mask.hidden(problems.sorted(), source));
    }
}
