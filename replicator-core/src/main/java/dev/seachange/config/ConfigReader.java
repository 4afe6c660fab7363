package dev.seachange.config;

import dev.seachange.server.ServerKind;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlScalar;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** From the tree to the record. A part with a mistake reads as null; the problem is in {@code problems}. */
final class ConfigReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final long LARGEST_SERVER_ID = 4_294_967_295L;

    private final Path file;
    private final boolean withRules;
    private final Problems problems;
    private final Values values;

    /** @param withRules whether the rules have to be there */
    ConfigReader(Path file, boolean withRules, Problems problems) {
        this.file = file;
        this.withRules = withRules;
        this.problems = problems;
        this.values = new Values(problems);
    }

    static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    /** A path that a configuration names, from where the configuration was named: relative to the same place, if that was. */
    static Path fromFolderOf(Path file, String path) {
        Path folder = file.getParent();
        Path found = (folder == null ? Path.of("") : folder).resolve(path).normalize();
        return found.toString().isEmpty() ? Path.of(".") : found;
    }

    Optional<MigrationConfig> migration(YamlMap map) {
        MapReader top = new MapReader(map, map.place(), "the configuration", problems);
        String name = name(top);
        ServerConfig oldServer = server(top, "old");
        ServerConfig newServer = server(top, "new");
        Path rules = rules(top, "");
        MigrationConfig.Http http = new MigrationConfig.Http(listen(top));
        MigrationConfig.Source source = source(top, name == null ? "" : name);
        MigrationConfig.Epoch epoch = epoch(top);
        MigrationConfig.Queue queue = queue(top);
        MigrationConfig.CopySettings copy = copy(top);
        MigrationConfig.Live live = live(top);
        top.end();
        if (name == null || oldServer == null || newServer == null || rules == null) {
            return Optional.empty();
        }
        refuseSame(top, oldServer, newServer);
        return Optional.of(new MigrationConfig(
                file, name, oldServer, newServer, rules, http, source, epoch, queue, copy, live));
    }

    MigrationConfig.Contact contactOf(YamlMap map) {
        ConfigReader forgiving = new ConfigReader(file, withRules, new Problems());
        String name = forgiving.name(new MapReader(map, map.place(), "the configuration", forgiving.problems));
        return new MigrationConfig.Contact(name, listen(new MapReader(map, map.place(), "the configuration", problems)));
    }

    Optional<Path> rulesOf(YamlMap map) {
        List<String> names = map.entries().stream().map(YamlMap.Entry::name).toList();
        String misspelt = Nearest.of("rules", names).map(name -> "Is it meant by `" + name + "`?").orElse("");
        return Optional.ofNullable(rules(new MapReader(map, map.place(), "the configuration", problems), misspelt));
    }

    private @Nullable String name(MapReader top) {
        YamlScalar name = top.requiredScalar("name");
        if (name != null && !NAME.matcher(name.text()).matches()) {
            problems.add(
                    name.place(),
                    ConfigCode.E003,
                    "`name` must be 1 to 63 letters, digits, dots, hyphens and underscores, and begin with a letter or digit");
            return null;
        }
        return name == null ? null : name.text();
    }

    private @Nullable ServerConfig server(MapReader top, String key) {
        top.required(key);
        MapReader server = section(top, key);
        if (server == null) {
            return null;
        }
        ServerKind kind = values.kind(server.requiredScalar("kind"), key);
        String host = text(server.requiredScalar("host"));
        Long port = server.wholeNumber("port", 1, 65_535);
        String database = server.text("database");
        String user = text(server.requiredScalar("user"));
        String password = text(server.requiredScalar("password"));
        server.end();
        if (kind == null || host == null || user == null || password == null) {
            return null;
        }
        int realPort = port == null ? 3306 : port.intValue();
        return new ServerConfig(kind, host, realPort, database, user, new Secret(password));
    }

    private void refuseSame(MapReader top, ServerConfig oldServer, ServerConfig newServer) {
        boolean same = oldServer.host().equals(newServer.host())
                && oldServer.port() == newServer.port()
                && oldServer.database() != null
                && oldServer.database().equals(newServer.database());
        if (same) {
            problems.add(
                    top.placeOf("new"),
                    ConfigCode.E006,
                    "`new` is the same server and database as `old`",
                    "Seachange would follow its own writes. Give NEW a database of its own.");
        }
    }

    /** @param missing what to do when there are none */
    private @Nullable Path rules(MapReader top, String missing) {
        YamlScalar rules = top.requiredScalar("rules", missing);
        if (rules == null) {
            return null;
        }
        try {
            Path path = fromFolderOf(file, rules.text());
            if (!withRules || Files.exists(path)) {
                return path;
            }
            problems.add(
                    rules.place(),
                    ConfigCode.E005,
                    "there is no file or folder " + path,
                    "`rules` names a file or a folder; a relative path is meant from the folder of this file.");
        } catch (InvalidPathException e) {
            problems.add(rules.place(), ConfigCode.E005, "not a path: " + e.getReason());
        }
        return null;
    }

    private InetSocketAddress listen(MapReader top) {
        InetSocketAddress listen = null;
        MapReader http = section(top, "http");
        if (http != null) {
            listen = values.address(http.scalar("listen"));
            http.end();
        }
        return listen == null ? MigrationConfig.Http.DEFAULT_LISTEN : listen;
    }

    private MigrationConfig.Source source(MapReader top, String name) {
        Long serverId = null;
        MapReader source = section(top, "source");
        if (source != null) {
            serverId = source.wholeNumber("server_id", 1, LARGEST_SERVER_ID);
            source.end();
        }
        return new MigrationConfig.Source(serverId == null ? serverIdFor(name) : serverId);
    }

    /** The same at each start, and far above the small numbers that people give to replicas. */
    private static long serverIdFor(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return 1_000_000_000L + sum.getValue() % 1_000_000_000L;
    }

    private MigrationConfig.Epoch epoch(MapReader top) {
        MigrationConfig.Epoch defaults = MigrationConfig.Epoch.DEFAULT;
        MapReader epoch = section(top, "epoch");
        if (epoch == null) {
            return defaults;
        }
        Long rows = epoch.wholeNumber("max_rows", 1, 1_000_000);
        Long bytes = values.bytes(epoch.scalar("max_bytes"), 64L << 10, 1L << 30);
        epoch.end();
        return new MigrationConfig.Epoch(
                rows == null ? defaults.maxRows() : rows.intValue(), bytes == null ? defaults.maxBytes() : bytes);
    }

    private MigrationConfig.Queue queue(MapReader top) {
        MapReader queue = section(top, "queue");
        if (queue == null) {
            return MigrationConfig.Queue.DEFAULT;
        }
        Long bytes = values.bytes(queue.scalar("max_bytes"), 1L << 20, 16L << 30);
        queue.end();
        return bytes == null ? MigrationConfig.Queue.DEFAULT : new MigrationConfig.Queue(bytes);
    }

    private MigrationConfig.CopySettings copy(MapReader top) {
        MigrationConfig.CopySettings defaults = MigrationConfig.CopySettings.DEFAULT;
        MapReader copy = section(top, "copy");
        if (copy == null) {
            return defaults;
        }
        Long readers = copy.wholeNumber("readers", 1, 64);
        Long millis = copy.wholeNumber("range_millis", 10, 60_000);
        Long rows = copy.wholeNumber("range_max_rows", 1, 1_000_000);
        copy.end();
        return new MigrationConfig.CopySettings(
                readers == null ? defaults.readers() : readers.intValue(),
                millis == null ? defaults.rangeTime() : Duration.ofMillis(millis),
                rows == null ? defaults.rangeMaxRows() : rows.intValue());
    }

    private MigrationConfig.Live live(MapReader top) {
        MapReader live = section(top, "live");
        if (live == null) {
            return MigrationConfig.Live.DEFAULT;
        }
        Long seconds = live.wholeNumber("max_lag_seconds", 1, 86_400);
        live.end();
        return seconds == null ? MigrationConfig.Live.DEFAULT : new MigrationConfig.Live(Duration.ofSeconds(seconds));
    }

    private @Nullable MapReader section(MapReader top, String key) {
        YamlNode node = top.map(key);
        return node instanceof YamlMap map ? new MapReader(map, top.placeOf(key), "`" + key + "`", problems) : null;
    }

    private static @Nullable String text(@Nullable YamlScalar scalar) {
        return scalar == null ? null : scalar.text();
    }
}
