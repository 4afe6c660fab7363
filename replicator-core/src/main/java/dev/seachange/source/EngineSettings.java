package dev.seachange.source;

import dev.seachange.change.TableId;
import dev.seachange.server.ServerSettings;
import io.debezium.relational.history.SchemaHistory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The engine's properties: every option that matters, set explicitly, with the reason beside it. */
final class EngineSettings {
    static final String HEARTBEAT_TOPIC_PREFIX = "__debezium-heartbeat";

    /** Most records handed over at once, and most that wait in the engine's own queue. */
    private static final int BATCH = 2048;

    private static final int QUEUE = 8192;
    private static final long QUEUE_BYTES = 48L << 20;

    private EngineSettings() {}

    /** Letters, digits and underscores only, since it becomes part of topic and MBean names. */
    static String topicPrefix(SourceSettings settings) {
        CRC32 sum = new CRC32();
        sum.update(settings.migration().getBytes(StandardCharsets.UTF_8));
        return "seachange_" + settings.migration().replaceAll("[^A-Za-z0-9]", "_") + "_"
                + Long.toHexString(sum.getValue());
    }

    /**
     * @param engineId see {@link EngineContext}
     * @param recovering whether there is no schema history yet, so that the present schema is to be read first
     */
    static Properties of(SourceSettings settings, String engineId, boolean recovering) {
        Properties properties = new Properties();
        identity(settings, engineId, properties);
        connection(settings.server(), properties);
        tables(settings, properties);
        snapshot(recovering, properties);
        fidelity(properties);
        flow(properties);
        failures(properties);
        positionCheck(settings.server(), properties);
        properties.setProperty(EngineContext.PROPERTY, engineId);
        return properties;
    }

    private static void identity(SourceSettings settings, String engineId, Properties properties) {
        properties.setProperty("name", settings.migration());
        properties.setProperty("connector.class", switch (settings.server().kind()) {
            case MYSQL -> "io.debezium.connector.mysql.MySqlConnector";
            case MARIADB -> "io.debezium.connector.mariadb.MariaDbConnector";
        });
        properties.setProperty("topic.prefix", topicPrefix(settings));
        properties.setProperty("database.server.id", Long.toString(settings.serverId()));
        // Position and rows commit together in NEW; the engine's own stores only read what is there.
        properties.setProperty("offset.storage", CheckpointOffsetStore.class.getName());
        properties.setProperty("offset.flush.interval.ms", "0");
        properties.setProperty("schema.history.internal", StoredSchemaHistory.class.getName());
        properties.setProperty("schema.history.internal." + EngineContext.PROPERTY, engineId);
    }

    private static void connection(ServerSettings server, Properties properties) {
        properties.setProperty("database.hostname", server.host());
        properties.setProperty("database.port", Integer.toString(server.port()));
        properties.setProperty("database.user", server.user());
        properties.setProperty("database.password", server.password());
        properties.setProperty("database.connectionTimeZone", "UTC");
        properties.setProperty("connect.timeout.ms", "10000");
        // T3: the keep-alive thread may reconnect a second reader beside a blocked one, which loses rows silently.
        properties.setProperty("connect.keep.alive", "false");
        // 0.8 times this is how often an idle server sends a heartbeat (ms): our sign that the log has ended for now.
        properties.setProperty("connect.keep.alive.interval.ms", "250");
        // T3: a slow target stalls the dump thread; the server's default of 60 s would cut it.
        properties.setProperty("binlog.net.write.timeout", "3600");
        properties.setProperty("driver.allowPublicKeyRetrieval", "true");
    }

    private static void tables(SourceSettings settings, Properties properties) {
        properties.setProperty("table.include.list", settings.tables().keySet().stream()
                .sorted()
                .map(EngineSettings::literally)
                .collect(Collectors.joining(",")));
        properties.setProperty("database.include.list", settings.tables().keySet().stream()
                .map(TableId::database)
                .distinct()
                .sorted()
                .map(EngineSettings::escaped)
                .collect(Collectors.joining(",")));
        properties.setProperty("schema.history.internal.store.only.captured.tables.ddl", "true");
        properties.setProperty("schema.history.internal.store.only.captured.databases.ddl", "true");
        properties.setProperty("include.schema.changes", "true");
        properties.setProperty("internal.schema.history.internal.ddl.filter", ddlToIgnore(settings));
    }

    private static String literally(TableId table) {
        return escaped(table.database()) + "\\." + escaped(table.name());
    }

    /** The lists are comma-separated regular expressions matched in whole; a name is quoted character by character. */
    private static String escaped(String name) {
        return name.codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || c == '_'
                        ? Character.toString(c)
                        : c == ',' ? "\\x2c" : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }

    private static void snapshot(boolean recovering, Properties properties) {
        // T8, T9: copying is our own work; the engine reads the table definitions once, without data and without locks.
        properties.setProperty("snapshot.mode", recovering ? "recovery" : "no_data");
        properties.setProperty("snapshot.locking.mode", "none");
    }

    private static void fidelity(Properties properties) {
        properties.setProperty("decimal.handling.mode", "precise");
        properties.setProperty("bigint.unsigned.handling.mode", "precise");
        properties.setProperty("binary.handling.mode", "bytes");
        properties.setProperty("time.precision.mode", "adaptive_time_microseconds");
        // Years 0 to 99 are what they are.
        properties.setProperty("enable.time.adjuster", "false");
        properties.setProperty("converters", "dates");
        properties.setProperty("dates.type", NotNullDates.class.getName());
        // T11: a value that cannot be converted must stop us, not become null.
        properties.setProperty("event.converting.failure.handling.mode", "fail");
        properties.setProperty("event.processing.failure.handling.mode", "fail");
        properties.setProperty("inconsistent.schema.handling.mode", "fail");
        properties.setProperty("schema.history.internal.skip.unparseable.ddl", "false");
        // T10: the default drops TRUNCATE.
        properties.setProperty("skipped.operations", "none");
        properties.setProperty("tombstones.on.delete", "false");
        properties.setProperty("provide.transaction.metadata", "true");
        properties.setProperty("extended.headers.enabled", "false");
    }

    private static void flow(Properties properties) {
        // How long a poll lingers for a full batch: the floor of our latency.
        properties.setProperty("poll.interval.ms", "2");
        properties.setProperty("max.batch.size", Integer.toString(BATCH));
        properties.setProperty("max.queue.size", Integer.toString(QUEUE));
        properties.setProperty("max.queue.size.in.bytes", Long.toString(QUEUE_BYTES));
        properties.setProperty("record.processing.threads", "1");
        // Less than the server's own heartbeat, so that each of those makes a record.
        properties.setProperty("heartbeat.interval.ms", "150");
        properties.setProperty("topic.heartbeat.prefix", HEARTBEAT_TOPIC_PREFIX);
        properties.setProperty("binlog.buffer.size", "0");
    }

    private static void failures(Properties properties) {
        // T2: retries inside the engine do nothing useful; the supervisor builds a new engine.
        properties.setProperty("errors.max.retries", "0");
        // Bounds the start, and reading a long schema history happens there.
        properties.setProperty("internal.task.management.timeout.ms", "300000");
    }

    /** MariaDB's check fails after any change of the writing server; a purged position shows as error 1236 all the same. */
    private static void positionCheck(ServerSettings server, Properties properties) {
        boolean checked = switch (server.kind()) {
            case MYSQL -> true;
            case MARIADB -> false;
        };
        properties.setProperty("internal.log.position.check.enable", Boolean.toString(checked));
    }

    /**
     * DDL of every database is parsed before it is filtered, and a statement the parser does not know stops the engine. Those
     * that cannot touch a captured table are taken out before: by what they are about, or since they name no such table and no
     * database. What is no letter or digit in a name may be quoted in many ways, so it stands for anything.
     */
    private static String ddlToIgnore(SourceSettings settings) {
        String named = settings.tables().keySet().stream()
                .map(table -> table.name().replaceAll("[^\\p{L}\\p{N}_]+", ".+"))
                .distinct()
                .sorted()
                .collect(Collectors.joining("|"));
        return SchemaHistory.DDL_FILTER.defaultValueAsString()
                + ",(?i)^(?:SET STATEMENT\\s+.*?FOR\\s+)?(CREATE|ALTER|DROP)\\s+(?:OR\\s+REPLACE\\s+)?(?:UNDO\\s+|AGGREGATE\\s+)?"
                + "(RESOURCE\\s+GROUP|TABLESPACE|SPATIAL\\s+REFERENCE\\s+SYSTEM|LIBRARY|FUNCTION|PACKAGE|EVENT|SERVER|SEQUENCE"
                + "|LOGFILE\\s+GROUP|INSTANCE)\\b.*"
                + ",(?i)^(?:SET STATEMENT\\s+.*?FOR\\s+)?SET\\s+(DEFAULT\\s+ROLE|PASSWORD)\\b.*"
                + ",(?is)^(?!.*\\b(?:DATABASE|SCHEMA)\\b)(?!.*(?:" + named + ")).*";
    }

    static String threadName(SourceSettings settings) {
        return "log-reader-" + settings.migration().toLowerCase(Locale.ROOT);
    }
}
