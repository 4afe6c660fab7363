package dev.seachange.it.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The plan of the house: which room may look into which, and through which types it may be looked into. Data flows
 * {@code source -> rules -> sink}; a room knows rooms that stand before it in this list, never one behind it.
 */
final class Rooms {
    /**
     * A package below {@code dev.seachange}.
     *
     * @param knows rooms whose types it may use
     * @param door public types that others use
     * @param also further public types, each with the reason
     */
    record Room(String name, Set<String> knows, Set<String> door, Map<String, String> also) {
        private Room but(String reason, String... types) {
            Map<String, String> more = new TreeMap<>(also);
            Arrays.stream(types).forEach(type -> more.put(type, reason));
            return new Room(name, knows, door, more);
        }

        Set<String> publicTypes() {
            Set<String> all = new TreeSet<>(door);
            all.addAll(also.keySet());
            return all;
        }
    }

    private static final String EVERYTHING_BEFORE = "*";
    private static final String PART = "part of the signature of a type of the door";
    private static final String BY_NAME = "made by its class name";
    private static final String TESTS = "it-tests use it: servers, and the comparison at the end";
    private static final String NOBODY = "nobody outside uses it: its owner may take `public` away, and then this entry";

    static final List<Room> ALL = List.of(
            room("change", "", "Column ColumnDefault ColumnType ForeignKey LogPlace Position Row RowChange RowKey Share SourceEvent Spelling"
                            + " TableId TableSchema UniqueKey ValueText Write WriteShape ZeroDate")
                    .but(NOBODY, "MariaDbGtids", "MySqlGtids"),
            room("yaml", "", "FormCode MapReader Nearest Place Problem ProblemCode Problems SourceText YamlList YamlMap YamlNode"
                    + " YamlReader YamlScalar YamlText"),
            room("types", "change yaml", "Charsets Collation Constants Conversion Conversions Converter Literal Numbers TypeNames"
                    + " TypeParser Unfit ValueCode ZoneConversions Zones"),
            room("expression", "change types yaml", "Compiled Evaluator Expression Expressions FunctionHelp Lookup Range References Scope"
                            + " Subject Traits")
                    .but(PART, "ExpressionCode"),
            room("rules", "change expression types yaml", "Catalog Circumstances Compilation Defaults Explanation Extent Grammar"
                    + " ImpliedCode ImpliedTable ImpliedTables KeyReversal Meaning Output Profile Rejection RowCondition RuleChanges"
                    + " RuleFile RuleFiles RuleNames RuleSet Shape UnsupportedChange Untold Vocabulary"),
            room("draft", "change expression rules types yaml", "Dialect Draft MissingTables Sample"),
            room("editor", "change expression rules types", "RuleSchema Surroundings"),
            room("cases", "change expression rules types yaml", "CaseValues CaseWriter RuleTests Snapshot TypedKeys"),
            room("server", "change", "CatalogReader ColumnExtent FrequentValues Identifiers RowLookup RowReader Server ServerKind"
                    + " ServerSettings TableSize UnreadableValueException ValueBinder"),
            room("sink", "change server", "Checkpoint CopyProgress Epoch Finding KeyHash KeyNumber KeyNumbers Owner Ownership Parked"
                            + " ParkedCount ParkedPage Questions ReadProgress RefreshProgress RefreshRequest RefreshStore RuleAdoption RuleStore"
                            + " Sink SinkFailure SinkListener SinkOptions StateStore StoredCheckpoint StoredCopy StoredMeaning"
                            + " StoredParked StoredPart StoredRefresh")
                    .but(PART, "Applied"),
            room("status", "", "CheckReport Copy CopyState Disturbances Endpoint Lag Migration Parked Progress Quarantine QueueFill Rate"
                    + " Readiness Refresh RefreshState Stage Status StatusJson TableCopy Throughput Trouble"),
            // `server` for the kinds of servers and what drivers need; `status` for the part of an address that may be shown.
            room("config", "server status yaml", "ConfigLoader InvalidConfigException MigrationConfig ServerConfig Unreadable")
                    .but(PART, "Secret")
                    .but(NOBODY, "ConfigCode"),
            room("source", "change server", "HistoryStore LogReader SourceFailure SourceSettings StartPoint")
                    .but(PART, "EventReceiver")
                    .but(BY_NAME, "CheckpointOffsetStore", "NotNullDates", "StoredSchemaHistory"),
            room("window", "change server", "HeldRows KeyList KeyRange KeyWalk LogHead OpenWindow Portion RangeReader Seen"
                            + " Windows")
                    .but(NOBODY, "ConsistentRead"),
            room("copy", "change window", "Copier CopyOrder CopyTable KeyText RefreshSlice RefreshTask RefreshWork Refresher"),
            // `sink` for what the open epoch has written, and for numbers that are not written yet.
            room("references", "change expression server sink", "Foresight NewReferences"),
            // The one room where changes, rules and epochs meet. It does not know where events come from.
            room("pipeline", "change copy expression references rules sink status window", "Bounds EventQueue ParkedKeys Pipeline PipelineMeter"
                    + " PipelineStop StageKeeper TableGuard"),
            // `copy` for the order of tables: what cannot be ordered is refused before it is begun.
            room("preflight", "change copy rules server yaml", "Finding Preflight Side").but(PART, "PreflightCode"),
            // `sink` for which keys are parked.
            room("verify", "cases change references rules server sink", "Comparison ComparisonOptions ComparisonResult")
                    .but(PART, "Difference", "TableCounts"),
            // `expression` for what rules ask of NEW before there is a state; `server` for how names stand in SQL; `sink` for what
            // NEW remembers of a row.
            room("explain", "cases change expression rules server sink yaml", "BeforeTheStart RowStory RuleView Standing"),
            // `sink` for the names of its row operations.
            room("metrics", "change sink status", "ReplicatorMetrics"),
            room("http", "status", "HttpApi HttpStartException"),
            room("cli", "config draft status yaml", "Actions CheckReports Cli Console ExitCode ProgressPrinter RefreshAnswer RefreshOrder"
                            + " RuleDecision Version")
                    .but("made by its class name in logback.xml", "EraseBlock"),
            room("daemon", EVERYTHING_BEFORE, "DaemonActions Ending Replicator ReplicatorException"),
            room("demo", EVERYTHING_BEFORE, "")
                    .but("the entry point", "Main")
                    .but(TESTS, "DatabaseServer", "EmbeddedMariaDb", "FinalComparison", "PreparedFolder", "ServerOptions",
                            "ServerProcess", "Subprocess")
                    .but(NOBODY, "DemoCommand"));

    private Rooms() {}

    private static Room room(String name, String knows, String door) {
        return new Room(name, words(knows), words(door), Map.of());
    }

    private static Set<String> words(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(List.of(text.split(" ")));
    }

    /** Whether it is wiring, which may know every room before it. */
    static boolean knowsEverything(Room room) {
        return room.knows().contains(EVERYTHING_BEFORE);
    }
}
