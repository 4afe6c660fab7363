package dev.seachange.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MapReaderTest {
    private final Problems problems = new Problems();

    private MapReader reader(String text) {
        YamlMap map = YamlReader.readMap(new SourceText("c.yaml", text), problems).orElseThrow();
        return new MapReader(map, map.place(), "the file", problems);
    }

    private String told() {
        return Problems.render(problems.sorted());
    }

    @Test
    void knownKeysAreTaken() {
        MapReader reader = reader("name: x\nport: 3306\non: true\nlist: [1]\nmap: {}\n");
        assertThat(reader.text("name")).isEqualTo("x");
        assertThat(reader.wholeNumber("port", 1, 65535)).isEqualTo(3306L);
        assertThat(reader.truth("on")).isTrue();
        assertThat(reader.list("list")).isNotNull();
        assertThat(reader.map("map")).isNotNull();
        assertThat(reader.text("absent")).isNull();
        reader.end();
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void anUnknownKeyIsAProblemThatNamesTheNearestKnownOne() {
        MapReader reader = reader("host: x\nprot: 3306\n");
        reader.text("host");
        reader.wholeNumber("port", 1, 65535);
        reader.end();
        assertThat(told()).isEqualTo("""
                c.yaml:2:1  E102 unknown key `prot` in the file; did you mean `port`?
                 2 | prot: 3306
                   | ^^^^
                   Known here: host, port.""");
    }

    @Test
    void wrongKindsAndMissingKeysAreAllToldAtOnce() {
        MapReader reader = reader("port: 99999\non: maybe\nmap: [1]\nname:\n");
        assertThat(reader.wholeNumber("port", 1, 65535)).isNull();
        assertThat(reader.truth("on")).isNull();
        assertThat(reader.map("map")).isNull();
        assertThat(reader.scalar("name")).isNull();
        assertThat(reader.requiredScalar("host")).isNull();
        assertThat(problems.sorted()).extracting(p -> p.line() + ":" + p.column() + " " + p.code() + " " + p.message())
                .containsExactly(
                        "1:1 E105 the file has no `host`",
                        "1:7 E104 `port` must be a whole number from 1 to 65535",
                        "2:5 E104 `on` must be true or false, not a text",
                        "3:6 E104 `map` must be a map, not a list",
                        "4:1 E104 `name` must be a single value, not nothing");
    }
}
