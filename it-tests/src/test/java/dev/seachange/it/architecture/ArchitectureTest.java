package dev.seachange.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.seachange.it.architecture.Rooms.Room;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Guards the plan in {@link Rooms}. Uses are read from bytecode and, since types that only a pattern {@code switch} names leave no
 * plain trace there, from the imports of the sources as well.
 */
class ArchitectureTest {
    private static final String BASE = "dev.seachange.";
    private static final Pattern NAMED = Pattern.compile("\\b(?:dev\\.seachange\\.[a-z]+\\.[A-Z]\\w*|javax?\\.sql\\.[A-Z]\\w*)");

    /** A use of one type by another; both are top-level types. */
    private record Use(String fromRoom, String from, String to) {
        String toRoom() {
            return to.startsWith(BASE) ? to.substring(BASE.length(), to.lastIndexOf('.')) : "";
        }

        String toName() {
            return to.substring(to.lastIndexOf('.') + 1);
        }

        @Override
        public String toString() {
            return fromRoom + "." + from + " -> " + to;
        }
    }

    /** A library, and the only rooms that may use it. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            Map.entry("io.debezium.", Set.of("source")),
            Map.entry("org.apache.kafka.", Set.of("source")),
            Map.entry("com.mysql.", Set.of("server", "sink")),
            Map.entry("org.mariadb.", Set.of("server")),
            Map.entry("org.flywaydb.", Set.of("sink")),
            Map.entry("org.snakeyaml.", Set.of("yaml")),
            Map.entry("com.fasterxml.jackson.", Set.of("copy", "editor", "expression", "sink", "source", "status", "verify")),
            Map.entry("io.micrometer.", Set.of("metrics")),
            Map.entry("com.sun.net.", Set.of("http")),
            Map.entry("java.net.http.", Set.of("cli")),
            Map.entry("picocli.", Set.of("cli", "demo")),
            Map.entry("ch.qos.logback.", Set.of("cli")));

    /** Rooms whose work is speaking SQL. */
    private static final Set<String> SPEAK_SQL = Set.of("server", "sink", "references", "window", "verify", "preflight", "demo");

    private static final String CONNECTION = "java.sql.Connection";
    private static final String EXCEPTION = "java.sql.SQLException";

    /** Who else may touch which type of java.sql. No statements and no rows anywhere here. */
    private static final Map<String, Set<String>> TOUCH_SQL = Map.ofEntries(
            // Opens a connection per reader, hands it to the window's reader, and keeps why one failed.
            Map.entry("copy.Copier", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("copy.Readers", Set.of(CONNECTION, EXCEPTION)),
            // What a reader calls to find the next portion may fail as the reading itself.
            Map.entry("copy.RefreshTask", Set.of(EXCEPTION)),
            Map.entry("copy.Walk", Set.of(EXCEPTION)),
            // Which failures of a read may pass by themselves.
            Map.entry("copy.ReadFailures", Set.of(
                    EXCEPTION, "java.sql.SQLNonTransientConnectionException", "java.sql.SQLNonTransientException")),
            // Lets a failed read of OLD out, which ends the session.
            Map.entry("pipeline.Pipeline", Set.of(EXCEPTION)),
            Map.entry("pipeline.WindowRows", Set.of(EXCEPTION)),
            // Asks OLD at the start whether its log shows what foreign keys do.
            Map.entry("source.LogReader", Set.of(EXCEPTION)),
            // Wiring: opens connections for the rooms that use them, and decides what follows from a lost one.
            Map.entry("daemon.BothSides", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Drafting", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Explaining", Set.of(EXCEPTION)),
            Map.entry("daemon.HeadPoller", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Preparation", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Profiler", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Recording", Set.of(EXCEPTION)),
            Map.entry("daemon.RefreshOrders", Set.of(EXCEPTION)),
            Map.entry("daemon.RefreshTasks", Set.of(CONNECTION, EXCEPTION, "java.sql.SQLTransientException")),
            Map.entry("daemon.Replicator", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Session", Set.of(EXCEPTION)),
            Map.entry("daemon.SessionEnds", Set.of(EXCEPTION)),
            Map.entry("daemon.Startup", Set.of(CONNECTION, EXCEPTION)),
            Map.entry("daemon.Subject", Set.of(CONNECTION, EXCEPTION)));

    private static JavaClasses classes = new ClassFileImporter().importClasses();
    private static final Set<Use> USES = new LinkedHashSet<>();

    @BeforeAll
    static void read() throws IOException {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // What one module's tests lend to another's.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.seachange")
                .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("dev.seachange.it..")));
        USES.clear();
        for (JavaClass one : classes) {
            for (Dependency use : one.getDirectDependenciesFromSelf()) {
                JavaClass to = top(use.getTargetClass().getBaseComponentType());
                USES.add(new Use(roomOf(one), top(one).getSimpleName(), to.getName()));
            }
        }
        for (Map.Entry<String, String> file : Sources.main().entrySet()) {
            String[] place = file.getKey().split("/");
            Matcher named = NAMED.matcher(file.getValue());
            while (named.find()) {
                USES.add(new Use(place[0], place[1].replace(".java", ""), named.group()));
            }
        }
        USES.removeIf(use -> use.toRoom().equals(use.fromRoom()));
    }

    private static JavaClass top(JavaClass one) {
        JavaClass at = one;
        while (at.getEnclosingClass().isPresent()) {
            at = at.getEnclosingClass().get();
        }
        return at;
    }

    private static String roomOf(JavaClass one) {
        return one.getPackageName().startsWith(BASE) ? one.getPackageName().substring(BASE.length()) : one.getPackageName();
    }

    @Test
    void everyRoomIsInThePlan() {
        Set<String> found = new TreeSet<>();
        classes.forEach(one -> found.add(roomOf(one)));
        assertThat(found).isEqualTo(Rooms.ALL.stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void thePlanItselfPointsOneWay() {
        Set<String> before = new TreeSet<>();
        for (Room room : Rooms.ALL) {
            if (!Rooms.knowsEverything(room)) {
                assertThat(before).as("rooms before %s", room.name()).containsAll(room.knows());
            }
            before.add(room.name());
        }
    }

    @Test
    void aRoomKnowsOnlyTheRoomsOfThePlan() {
        Set<String> before = new TreeSet<>();
        for (Room room : Rooms.ALL) {
            Set<String> knows = Rooms.knowsEverything(room) ? Set.copyOf(before) : room.knows();
            assertThat(USES.stream()
                            .filter(use -> use.fromRoom().equals(room.name()) && !use.toRoom().isEmpty())
                            .filter(use -> !knows.contains(use.toRoom())))
                    .as("%s may know %s only", room.name(), knows)
                    .isEmpty();
            before.add(room.name());
        }
    }

    /** So that the plan does not allow more than is needed. */
    @Test
    void everyAllowedLookIsTaken() {
        for (Room room : Rooms.ALL) {
            if (!Rooms.knowsEverything(room)) {
                assertThat(room.knows())
                        .as("rooms that %s knows", room.name())
                        .isEqualTo(USES.stream()
                                .filter(use -> use.fromRoom().equals(room.name()) && !use.toRoom().isEmpty())
                                .map(Use::toRoom)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
    }

    @Test
    void roomsHaveNoCircles() {
        SlicesRuleDefinition.slices().matching("dev.seachange.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void changeNeedsNothingButTheJdk() {
        assertThat(USES.stream()
                        .filter(use -> use.fromRoom().equals("change"))
                        .filter(use -> !use.to().startsWith("java.") && !use.to().startsWith("org.jspecify."))
                        .filter(use -> use.to().contains(".")))
                .isEmpty();
    }

    @Test
    void librariesStayInTheirRooms() {
        LIBRARIES.forEach((library, rooms) -> {
            List<Use> uses = USES.stream().filter(use -> use.to().startsWith(library)).toList();
            assertThat(uses.stream().filter(use -> !rooms.contains(use.fromRoom())))
                    .as("%s belongs to %s", library, rooms)
                    .isEmpty();
            assertThat(uses.stream().map(Use::fromRoom).collect(Collectors.toSet()))
                    .as("rooms that use %s", library)
                    .isEqualTo(rooms);
        });
    }

    @Test
    void sqlStaysWhereItIsSpoken() {
        Map<String, Set<String>> found = new TreeMap<>();
        USES.stream()
                .filter(use -> use.to().startsWith("java.sql.") || use.to().startsWith("javax.sql."))
                .filter(use -> !SPEAK_SQL.contains(use.fromRoom()))
                .forEach(use -> found.computeIfAbsent(use.fromRoom() + "." + use.from(), f -> new TreeSet<>())
                        .add(use.to()));
        assertThat(found).isEqualTo(TOUCH_SQL);
    }

    /** A new public type has to be wanted outside, or is better package-private. */
    @Test
    void publicTypesAreThoseOfTheDoor() {
        for (Room room : Rooms.ALL) {
            Set<String> found = classes.stream()
                    .filter(one -> roomOf(one).equals(room.name()) && one.isTopLevelClass())
                    .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC))
                    .map(JavaClass::getSimpleName)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found)
                    .as("public types of %s: make a new one package-private, or list it in Rooms", room.name())
                    .isEqualTo(room.publicTypes());
        }
    }

    @Test
    void theDoorIsUsed() {
        List<String> unused = new ArrayList<>();
        for (Room room : Rooms.ALL) {
            Set<String> used = USES.stream()
                    .filter(use -> use.toRoom().equals(room.name()))
                    .map(Use::toName)
                    .collect(Collectors.toSet());
            room.door().stream().filter(type -> !used.contains(type)).forEach(type -> unused.add(room.name() + "." + type));
        }
        assertThat(unused).as("public, and used by no other room").isEmpty();
    }
}
