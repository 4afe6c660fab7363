package dev.seachange.daemon;

import dev.seachange.config.MigrationConfig;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a draft goes.
 *
 * @param rules the rule file
 * @param schema the JSON Schema for editors, beside the configuration
 */
record DraftPlaces(Path rules, Path schema) {
    private static final String SCHEMA = "seachange.schema.json";

    /** @param to the file, or a folder for it; null for what the configuration says */
    static DraftPlaces of(MigrationConfig config, @Nullable Path to) {
        Path place = to == null ? config.rules() : to;
        String name = Objects.requireNonNullElse(config.oldServer().database(), config.name());
        boolean isFile = place.toString().endsWith(".yaml") || place.toString().endsWith(".yml");
        return new DraftPlaces(isFile ? place : place.resolve(name + ".yaml"), beside(config.file()));
    }

    private static Path beside(Path config) {
        return config.resolveSibling(SCHEMA);
    }

    /** As the rule file names the schema: from its own folder, with slashes. */
    String schemaFromRules() {
        Path from = Objects.requireNonNullElse(rules.toAbsolutePath().normalize().getParent(), rules.toAbsolutePath());
        Path way = from.relativize(schema.toAbsolutePath().normalize());
        return way.toString().replace('\\', '/');
    }
}
