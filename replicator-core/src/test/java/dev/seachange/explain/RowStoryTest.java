package dev.seachange.explain;

import static dev.seachange.explain.Shop.CARE;
import static dev.seachange.explain.Shop.SQUID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.change.Column;
import dev.seachange.change.LogPlace;
import dev.seachange.change.Position;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Explanation;
import dev.seachange.rules.RuleSet;
import dev.seachange.sink.Checkpoint;
import dev.seachange.sink.StoredParked;
import dev.seachange.sink.StoredPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stories with the texts they must give. To write the texts anew: {@code -Dgolden=write}, then read what changed. */
class RowStoryTest {
    private static final Path FOLDER = Path.of("src/test/resources/explain");
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Row GIANT = Row.of(1L, " Giant ", "L", "live", "TKY", null);
    private static final Column SHELF_DAYS = Shop.SEAFOOD.column("shelf_days").orElseThrow();
    private static final String PAST = "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5";

    private static final Standing NOT_BEGUN = new Standing.NotBegun("squid-to-seafood", true, true);

    private final RuleSet rules = Shop.rules();
    private final Map<String, Row> held = new HashMap<>();
    private final Map<String, List<StoredPart>> waiting = new HashMap<>();
    private References references = new SmallNew(OptionalLong.of(7));

    /** One port, and one number at most. */
    private record SmallNew(OptionalLong number) implements References {
        @Override
        public long number(String map, RowKey key) {
            throw new IllegalStateException("explain gave a number");
        }

        @Override
        public OptionalLong known(String map, RowKey key) {
            return number;
        }

        @Override
        public @Nullable Found find(Lookup lookup, Object by) {
            return by.equals("TKY") ? new Found(9L) : null;
        }
    }

    @Test
    void beforeTheFirstRunNothingIsNumbered() throws IOException {
        references = new BeforeTheStart(references);
        assertGolden("before-the-start", told(SQUID, RowKey.of(1L), GIANT, NOT_BEGUN));
    }

    @Test
    void whatNewHasIsRight() throws IOException {
        hold("squid", 1L, "Giant", "large", 9L, 5L);
        hold("landing", 1L, "draft", null, null);
        hold("archive", 7L, " Giant ");
        hold("nick", " Giant ", 1L);
        assertGolden("right", told(SQUID, RowKey.of(1L), GIANT, begun()));
    }

    @Test
    void whatNewHasIsOther() throws IOException {
        references = new SmallNew(OptionalLong.empty());
        hold("squid", 1L, "Gaint", "large", null, null);
        hold("landing", 1L, "draft", THEN, "L");
        Standing standing = begun(Standing.Rules.CHANGED, new Standing.Copied.Running(RowKey.of(3L), true));
        assertGolden("other", told(SQUID, RowKey.of(1L), GIANT, standing));
    }

    @Test
    void aRefusedRowIsParked() throws IOException {
        Row dwarf = Row.of(2L, "It's \\ small\n", "X", "live", "OSA", null);
        Standing standing = begun(
                Standing.Rules.AS_GOOD, new Standing.Copied.Done(), parked("squid", "V201", null), parked("nick", "1062", THEN));
        assertGolden("parked", told(SQUID, RowKey.of(2L), dwarf, standing));
        Row waits = Row.of(2L, "Dwarf", "S", "live", "OSA", null);
        assertThat(told(SQUID, RowKey.of(2L), waits, begun()))
                .contains("REFUSED V204", "-> refused: the key is parked until", "for 30 seconds it is tried again by itself");
        Row undecided = Row.of(2L, "Dwarf", "S", "live", "TKY", "note");
        assertThat(told(SQUID, RowKey.of(2L), undecided, begun())).contains("is null  = REFUSED V110", "-> refused: the key is parked");
    }

    @Test
    void theFilterLeavesARowOut() throws IOException {
        Row draft = Row.of(3L, "Baby", "S", "draft", null, null);
        waiting.put("squid", List.of(new StoredPart("care", List.of(SHELF_DAYS), Row.of(5L))));
        assertGolden("left-out", told(SQUID, RowKey.of(3L), draft, begun(Standing.Rules.SAME, new Standing.Copied.Waiting())));
        Row wrong = Row.of(3L, "Baby", "X", "draft", "OSA", null);
        assertThat(told(SQUID, RowKey.of(3L), wrong, begun()))
                .as("what the filter leaves out is not refused")
                .contains("= false: the row is left out, and no values are made", "-> nothing: the filter leaves the row out")
                .doesNotContain("REFUSED");
        hold("squid", 3L, "Baby", "small", null, null);
        assertThat(told(SQUID, RowKey.of(3L), draft, begun()))
                .contains("-> DELETE FROM `market`.`seafood` WHERE `seafood_id` = 3");
    }

    @Test
    void aRowThatOldDoesNotHaveMayBeInNew() throws IOException {
        hold("squid", 1L, "Giant", "large", 9L, 5L);
        hold("landing", 1L, "draft", null, null);
        hold("archive", 7L, " Giant ");
        Standing standing = begun(Standing.Rules.SAME, new Standing.Copied.Running(RowKey.of(3L), null));
        assertGolden("absent", told(SQUID, RowKey.of(1L), null, standing));
        references = new SmallNew(OptionalLong.empty());
        held.clear();
        assertThat(told(SQUID, RowKey.of(1L), null, begun()))
                .contains("-> nothing: OLD has no such row", "-> nothing: the key has no number, so NEW has no such row");
    }

    @Test
    void whatAnOlderVersionHasLeftIsNotAskedForNumbers() {
        references = new BeforeTheStart(references);
        assertThat(told(SQUID, RowKey.of(1L), GIANT, new Standing.Outdated("squid-to-seafood")))
                .contains("(not asked for: NEW's state is of an older version)", "-> not known until NEW's state is up to date")
                .contains("The state of `squid-to-seafood` in NEW is as an older version has left it")
                .contains("-> INSERT INTO `market`.`seafood`")
                .doesNotContain("number given then", "has no number");
    }

    @Test
    void aPartWaitsForItsRow() throws IOException {
        Row care = Row.of(1L, 5L);
        StoringTexts texts = new StoringTexts();
        texts.add("no row, nothing kept", told(CARE, RowKey.of(1L), care, begun()));
        waiting.put("care", List.of(new StoredPart("care", List.of(SHELF_DAYS), Row.of(5L))));
        texts.add("no row, kept", told(CARE, RowKey.of(1L), care, begun()));
        texts.add("no row, gone", told(CARE, RowKey.of(1L), null, begun()));
        waiting.put("care", List.of(new StoredPart("care", List.of(SHELF_DAYS), Row.of(4L))));
        texts.add("no row, something else kept", told(CARE, RowKey.of(1L), care, begun()));
        waiting.clear();
        hold("care", 1L, 4L);
        texts.add("another value", told(CARE, RowKey.of(1L), care, begun()));
        texts.add("left out", told(CARE, RowKey.of(1L), Row.of(1L, 100L), begun()));
        hold("care", 1L, null);
        texts.add("gone, and so in NEW", told(CARE, RowKey.of(1L), null, begun()));
        assertGolden("part", texts.all.toString().strip());
    }

    @Test
    void longValuesAreCut() {
        Row longWinded = Row.of(1L, "a".repeat(600), "L", "live", "TKY", null);
        assertThat(told(SQUID, RowKey.of(1L), longWinded, NOT_BEGUN)).contains("aaa... (600 characters)").doesNotContain("a".repeat(501));
    }

    private static final class StoringTexts {
        private final StringBuilder all = new StringBuilder();

        void add(String what, String story) {
            all.append("== ").append(what).append('\n').append(story.substring(0, story.indexOf("\nwhere it stands"))).append("\n\n");
        }
    }

    private void hold(String rule, @Nullable Object... values) {
        held.put(rule, Row.of(values));
    }

    private static StoredParked parked(String rule, String code, @Nullable Instant retryUntil) {
        return new StoredParked(rule, SQUID.id(), "", "2", code, "the story of " + code, PAST, THEN, "", retryUntil, 1);
    }

    private static Standing begun() {
        return begun(Standing.Rules.SAME, new Standing.Copied.Done());
    }

    private static Standing begun(Standing.Rules rules, Standing.Copied copied, StoredParked... parked) {
        Position position = Position.parse(Position.Kind.MYSQL, PAST);
        return new Standing.Begun(new Checkpoint(position, THEN, LogPlace.START, "live", "hash"), rules, copied, List.of(parked));
    }

    private String told(TableSchema table, RowKey key, @Nullable Row row, Standing standing) {
        Circumstances around = new Circumstances(false, THEN, references);
        List<Explanation> explanations = row == null ? rules.explain(table, key, around) : rules.explain(table, row, around);
        List<StoredParked> parked = standing instanceof Standing.Begun begun ? begun.parked() : List.of();
        List<RuleView> views = explanations.stream().map(explanation -> view(explanation, parked)).toList();
        return RowStory.of(table, key, row, views, standing);
    }

    private RuleView view(Explanation explanation, List<StoredParked> parked) {
        String rule = explanation.shape().rule();
        boolean asked = explanation.targetKey() != null;
        StoredParked mine = parked.stream().filter(one -> one.rule().equals(rule)).findFirst().orElse(null);
        return new RuleView(
                explanation,
                asked ? held.get(rule) : null,
                asked && !held.containsKey(rule) ? waiting.getOrDefault(rule, List.of()) : List.of(),
                mine);
    }

    private static void assertGolden(String name, String told) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, told + "\n");
        }
        assertThat(told + "\n").isEqualTo(Files.readString(file));
    }

    @Test
    void everyTextIsTold() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files).hasSize(7);
        }
    }
}
