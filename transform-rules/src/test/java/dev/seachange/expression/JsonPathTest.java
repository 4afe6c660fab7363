package dev.seachange.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonPathTest {
    private static List<String> found(String document, String path) throws JsonPathParser.BadPath {
        return JsonPathParser.parse(path).findAll(JsonReader.text(document)).stream().map(JsonValue::rendered).toList();
    }

    @Test
    void oneStepAfterTheOther() throws JsonPathParser.BadPath {
        assertThat(found("{\"ink\": {\"ml\": [7, 8]}}", "$.ink.\"ml\"[last]")).containsExactly("8");
        assertThat(found("{\"ink\": {\"ml\": [7, 8]}}", " $ . ink . ml [ last - 1 ] ")).containsExactly("7");
        assertThat(found("{\"ink\": 1}", "$.none")).isEmpty();
    }

    @Test
    void severalPlacesComeInTheOrderOfTheDocument() throws JsonPathParser.BadPath {
        assertThat(found("{\"b\": [1, 2], \"a\": {\"b\": 3}}", "$**.b")).containsExactly("[1, 2]", "3");
        assertThat(found("[1, 2, 3, 4]", "$[1 to last-1]")).containsExactly("2", "3");
        assertThat(found("[1, [2, 3]]", "$[*][0]")).containsExactly("1", "2");
    }

    /** Each of many `**` may stop anywhere, so the number of ways is beyond counting; the places are few. */
    @Test
    void manyWaysToOnePlaceAreOneWay() throws JsonPathParser.BadPath {
        String deep = "{\"a\":".repeat(99) + "1" + "}".repeat(99);
        assertThat(found(deep, "$" + "**.a".repeat(20))).hasSize(80);
    }

    @Test
    void whatCannotBeReadIsTold() {
        refused("ink", "a path starts with `$`");
        refused("$.", "a key of other than letters and digits stands in double quotes: $.\"ink ml\"");
        refused("$.먹물", "a key of other than letters and digits stands in double quotes: $.\"ink ml\"");
        refused("$.\"ink", "the path ends too early");
        refused("$[x]", "`x]` cannot be read as a part of a path");
        refused("$[3 to 1]", "a range goes from the first cell to the last one");
        refused("$**", "`**` needs something behind it");
        refused("$" + ".a".repeat(101), "a path has 100 steps at most");
    }

    private static void refused(String path, String message) {
        assertThatThrownBy(() -> JsonPathParser.parse(path)).as(path).hasMessage(message);
    }
}
