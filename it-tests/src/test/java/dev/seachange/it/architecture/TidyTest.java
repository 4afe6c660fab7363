package dev.seachange.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Habits that can be read off the sources. A list of exceptions may shrink, and fails when it holds more than there is. */
class TidyTest {
    private static final int MOST_LINES = 300;
    private static final int MOST_COLUMNS = 140;

    private static final Map<String, String> WAITS = Map.of(
            "cli/Cli.java", "the real pause of `status --watch`, given to the command from here",
            "daemon/Replicator.java", "the real sleep, given to the sink from here",
            "demo/ServerProcess.java", "polls a child process, which tells nothing by itself",
            "demo/Shoppers.java", "shoppers keep their pace by the clock",
            "window/ConsistentRead.java", "polls OLD until a commit is visible; servers have no notice of it");

    private static final Map<String, String> CLOCKS = Map.of(
            "daemon/Clocks.java", "the real clocks, given to all others from here",
            "demo/Demo.java", "tells how long the start took",
            "demo/DemoRun.java", "ends after a time",
            "demo/ServerProcess.java", "gives a child process its time",
            "demo/Shoppers.java", "shoppers keep their pace by the clock",
            "demo/Subprocess.java", "gives a child process its time",
            "source/ReadThrough.java", "compared with times the engine took from the same clock");

    private static final Map<String, String> CHANCE = Map.of(
            "daemon/Replicator.java", "the sink's chance and the owner's name, given from here",
            "demo/DemoPasswords.java", "nobody shall guess them",
            "demo/EmbeddedMariaDb.java", "a server id that no other server is likely to have",
            "demo/Ports.java", "a port that no other process is likely to try");

    private static final Map<String, String> EXITS = Map.of(
            "daemon/DaemonActions.java", "a shutdown hook cannot choose the exit code in another way",
            "demo/Interrupts.java", "the second signal ends the process at once",
            "demo/Main.java", "the entry point");

    private static Map<String, String> main = new TreeMap<>();
    private static Map<String, String> texts = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        main = Sources.main();
        texts = Sources.texts();
        assertThat(main).hasSizeGreaterThan(200);
        assertThat(texts).containsKeys("pom.xml", "seachange");
    }

    @Test
    void filesAreShort() {
        assertThat(main.entrySet().stream()
                        .filter(file -> file.getValue().lines().count() > MOST_LINES)
                        .map(Map.Entry::getKey))
                .as("files of more than %d lines: part them", MOST_LINES)
                .isEmpty();
    }

    @Test
    void linesAreNarrow() {
        Predicate<String> wide = line -> line.codePointCount(0, line.length()) > MOST_COLUMNS;
        assertThat(main.entrySet().stream()
                        .flatMap(file -> Sources.lines(file, wide)))
                .as("lines of more than %d columns", MOST_COLUMNS)
                .isEmpty();
    }

    @Test
    void thereAreNoTabs() {
        assertThat(texts.entrySet().stream().flatMap(file -> Sources.lines(file, line -> line.indexOf('\t') >= 0)))
                .isEmpty();
    }

    @Test
    void importsAreNamedOneByOne() {
        Pattern wildcard = Pattern.compile("import .*\\*;");
        assertThat(java().flatMap(file -> Sources.lines(file, wildcard.asMatchPredicate()))).isEmpty();
    }

    @Test
    void nothingIsLeftToDo() {
        // Put together, so that this file does not find itself.
        Pattern mark = Pattern.compile("\\b(?:" + String.join("|", "TO" + "DO", "FIX" + "ME", "XX" + "X") + ")\\b");
        assertThat(java().flatMap(file -> Sources.lines(file, mark.asPredicate()))).isEmpty();
    }

    @Test
    void nobodyWaitsByTheWay() {
        onlyIn(WAITS, Pattern.compile("Thread\\.sleep|Thread::sleep|TimeUnit\\.\\w+\\.sleep|LockSupport\\.park"));
    }

    @Test
    void theClockIsAParameter() {
        onlyIn(CLOCKS, Pattern.compile(
                "\\b(?:Instant|LocalDate|LocalTime|LocalDateTime|OffsetDateTime|ZonedDateTime)\\.now\\(|currentTimeMillis"
                        + "|System(?:\\.|::)nanoTime|InstantSource\\.system\\(|Clock\\.system|new Date\\(\\)"));
    }

    @Test
    void chanceIsAParameter() {
        onlyIn(CHANCE, Pattern.compile(
                "new (?:Random|SplittableRandom|SecureRandom)\\(\\)|ThreadLocalRandom\\.|Math\\.random|randomUUID"));
    }

    @Test
    void nobodyEndsTheProcessByTheWay() {
        onlyIn(EXITS, Pattern.compile("System\\.exit\\(|\\.halt\\("));
    }

    @Test
    void noStackTracesAndNoPrintingOutsideTheCommandLine() {
        Pattern printing = Pattern.compile("System\\.(?:out|err)\\.print|\\.printStackTrace\\(");
        assertThat(main.entrySet().stream()
                        .filter(file -> !file.getKey().equals("cli/Failures.java"))
                        .flatMap(file -> Sources.lines(file, printing.asPredicate())))
                .as("people are spoken to through cli.Console, everything else is a log line")
                .isEmpty();
    }

    @Test
    void eachPackageSaysWhatItIsFor() {
        Set<String> packages = main.keySet().stream().map(TidyTest::folder).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages)
                .allSatisfy(folder -> assertThat(main.getOrDefault(folder + "/package-info.java", ""))
                        .as("%s/package-info.java", folder)
                        .contains("/**", "@NullMarked"));
    }

    /** Hosts are those of the names of XML and JSON schemas, of this machine, and of examples that no one can register. */
    @Test
    void noTextNamesAServerOfSomebodyElse() {
        Pattern url = Pattern.compile("\\b(?:https?|ftp)://([\\w.\\-\\[\\]:]+)");
        Set<String> known = Set.of("maven.apache.org", "www.w3.org", "json-schema.org", "127.0.0.1", "localhost");
        List<String> found = new ArrayList<>();
        texts.forEach((name, text) -> {
            Matcher matcher = url.matcher(text);
            while (matcher.find()) {
                String host = matcher.group(1).replaceFirst(":\\d*$", "").replaceFirst("\\.$", "");
                if (!known.contains(host) && !host.endsWith(".example")) {
                    found.add(name + ": " + matcher.group());
                }
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void noTextNamesARegistryOrAPathOfOneMachine() {
        // Put together, so that this file does not find itself.
        List<String> names = List.of(
                "repo1\\.maven", "repo\\.maven", "maven\\.org", "maven-central", "deb\\.debian", "ftp\\.debian", "docker\\.io",
                "ghcr\\.io", "pypi\\.org", "npmjs", "artifactory", "nexus", "(?<![\\w.])/(?:ro" + "ot|ho" + "me|Users|wo" + "rk)/");
        Pattern forbidden = Pattern.compile(String.join("|", names), Pattern.CASE_INSENSITIVE);
        assertThat(texts.entrySet().stream()
                        .filter(file -> !file.getKey().endsWith("TidyTest.java"))
                        .flatMap(file -> Sources.lines(file, forbidden.asPredicate())))
                .isEmpty();
    }

    private static java.util.stream.Stream<Map.Entry<String, String>> java() {
        return texts.entrySet().stream().filter(file -> file.getKey().endsWith(".java"));
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/'));
    }

    private static void onlyIn(Map<String, String> places, Pattern pattern) {
        Set<String> found = main.entrySet().stream()
                .filter(file -> Sources.lines(file, line -> pattern.matcher(code(line)).find()).findAny().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).as("files with %s; each needs a reason in this test", pattern).isEqualTo(new TreeSet<>(places.keySet()));
    }

    /** The line without what stands in a comment. */
    private static String code(String line) {
        String text = line.strip();
        return text.startsWith("*") || text.startsWith("/*") ? "" : text.replaceFirst("//.*$", "");
    }
}
