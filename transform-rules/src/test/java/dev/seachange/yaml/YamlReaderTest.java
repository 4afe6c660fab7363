package dev.seachange.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
    private final Problems problems = new Problems();

    private Optional<YamlMap> read(String text) {
        return YamlReader.readMap(new SourceText("some.yaml", text), problems);
    }

    private YamlMap valid(String text) {
        YamlMap map = read(text).orElseThrow();
        assertThat(problems.sorted()).isEmpty();
        return map;
    }

    private String told() {
        return Problems.render(problems.sorted());
    }

    private static YamlScalar scalar(YamlMap map, String key) {
        return (YamlScalar) map.entry(key).orElseThrow().value();
    }

    @Test
    void everyNodeKnowsItsPlace() {
        YamlMap map = valid("a: 1\nb: { c: 'it is', d: [x] }\n");
        YamlMap inner = (YamlMap) map.entry("b").orElseThrow().value();
        assertThat(inner.place()).hasToString("some.yaml:2:4");
        assertThat(inner.place().length()).isEqualTo(22);
        assertThat(scalar(inner, "c").place()).hasToString("some.yaml:2:9");
        assertThat(scalar(inner, "c").place().length()).isEqualTo(7);
    }

    @Test
    void aPartOfAScalarHasItsOwnPlace() {
        YamlMap map = valid("plain: a <> b\nquoted: '🦑 a = b'\nescaped: \"a\\tb\"\nfolded: a\n  b\n");
        assertThat(scalar(map, "plain").span(2, 4)).hasToString("some.yaml:1:10");
        assertThat(scalar(map, "quoted").span(3, 4)).hasToString("some.yaml:2:12");
        assertThat(scalar(map, "quoted").span(3, 4).length()).isEqualTo(1);
        assertThat(scalar(map, "escaped").span(2, 3)).isEqualTo(scalar(map, "escaped").place());
        assertThat(scalar(map, "folded").span(2, 3)).isEqualTo(scalar(map, "folded").place());
    }

    @ParameterizedTest
    @CsvSource({
        "5, WHOLE_NUMBER",
        "5.0, NUMBER",
        "true, TRUTH",
        "yes, TEXT",
        "~, NOTHING",
        "null, NOTHING",
        "'\"5\"', TEXT",
        "2026-01-02, TEXT",
        "12:30, TEXT"
    })
    void kindsAreThoseOfYaml12(String spelled, YamlScalar.Kind kind) {
        assertThat(scalar(valid("a: " + spelled), "a").kind()).isEqualTo(kind);
    }

    @Test
    void aDuplicateKeyIsAProblem() {
        read("a: 1\nb: 2\na: 3\n");
        assertThat(told()).isEqualTo("""
                some.yaml:3:1  E103 duplicate key `a`; it stands in line 1 too
                 3 | a: 3
                   | ^""");
    }

    @Test
    void brokenYamlIsAProblemWithItsPlace() {
        assertThat(read("a: 1\nb: [1, 2\nc: 3\n")).isEmpty();
        assertThat(told()).startsWith("some.yaml:3:2  E101 not valid YAML: expected ',' or ']', but got ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', quoteCharacter = '~', textBlock = """
            a: 1|b: { c: 1, d: 2|           ^ 2:4  E101 not valid YAML: nothing closes this `{`  ^ Write the `}` that belongs
            b: [1, [2]|# said|              ^ 1:4  E101 not valid YAML: nothing closes this `[`  ^ Write the `]` that belongs
            a: { b: "x }|c: 1|              ^ 1:9  E101 not valid YAML: nothing closes this `"`  ^ Write the `"` that belongs
            a: 'x|                          ^ 1:4  E101 not valid YAML: nothing closes this `'`  ^ Write the `'` that belongs
            a: { b: { c: 1 }|d: 3|          ^ 2:1  E101 not valid YAML: expected ',' or '}'      ^ began with the `{` of line 1, column 4.
            x: { b: 1|y: { c: 2 }|          ^ 2:2  E101 not valid YAML: expected ',' or '}'      ^ Close it with `}`, or write a comma
            """)
    void whatIsNotClosedIsToldWhereItIsOpened(String text, String place, String told) {
        assertThat(read(text.replace('|', '\n'))).isEmpty();
        assertThat(told()).startsWith("some.yaml:" + place).contains(told);
    }

    @Test
    void anUnquotedCaptureInBracesGetsAHint() {
        assertThat(read("key: { shard: { value: ${shard} } }")).isEmpty();
        assertThat(told()).contains("put a value with ${...} into double quotes");
    }

    @Test
    void aliasesAnchorsTagsAndFurtherDocumentsAreRefused() {
        read("a: &x 1\nb: *x\nc: !!str 5\n---\nd: 1\n");
        assertThat(problems.sorted()).extracting(p -> p.code() + " " + p.line())
                .containsExactly("E106 1", "E106 2", "E106 3", "E106 4");
    }

    @Test
    void anEmptyFileAndAListAreNoMap() {
        assertThat(read("# nothing\n")).isEmpty();
        assertThat(read("- a\n")).isEmpty();
        assertThat(problems.sorted()).extracting(Problem::message)
                .containsExactly("the file is empty", "the file must be a map of keys and values, not a list");
    }

    @Test
    void depthIsBounded() {
        assertThat(read("a: " + "[".repeat(100_000))).isEmpty();
        assertThat(told()).contains("nested more than 40 levels deep");
    }

    @Test
    void aByteOrderMarkDoesNoHarm() {
        assertThat(scalar(valid("\uFEFFa: 1\n"), "a").text()).isEqualTo("1");
    }

    @Test
    void theCanonicalFormKnowsNoLayoutAndNoOrderOfKeys() {
        String one = valid("a: 1\nb: [x, 'y']   # note\n").canonical();
        assertThat(valid("{ b: [\"x\", y], a: 1 }").canonical()).isEqualTo(one);
        assertThat(valid("a: '1'\nb: [x, y]").canonical()).isNotEqualTo(one);
        assertThat(valid("a: 1\nb: [y, x]").canonical()).isNotEqualTo(one);
    }
}
