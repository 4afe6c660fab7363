package dev.seachange.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys with values, in the order of the file; no key stands twice. To read known keys, see {@link MapReader}. */
public record YamlMap(Place place, List<Entry> entries) implements YamlNode {

    /** A key and its value. */
    public record Entry(YamlScalar key, YamlNode value) {
        public String name() {
            return key.text();
        }
    }

    public YamlMap {
        entries = List.copyOf(entries);
    }

    public Optional<Entry> entry(String key) {
        return entries.stream().filter(e -> e.name().equals(key)).findFirst();
    }

    @Override
    public String kindName() {
        return "a map";
    }

    @Override
    public String canonical() {
        return entries.stream()
                .map(e -> e.key().canonical() + ":" + e.value().canonical())
                .sorted()
                .collect(Collectors.joining(",", "{", "}"));
    }
}
