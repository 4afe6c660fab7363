package dev.seachange.rules;

import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names that rule files make up themselves.
 *
 * @param valueMaps of all files; a rule may use those of its own file
 * @param lookups of all files; a rule may use those of its own file
 */
public record Vocabulary(SortedSet<String> valueMaps, SortedSet<String> lookups) {

    /** What can be read of them: a file with mistakes gives what it gives. */
    public static Vocabulary of(List<RuleFile> files) {
        SortedSet<String> valueMaps = new TreeSet<>();
        SortedSet<String> lookups = new TreeSet<>();
        for (RuleFile file : files) {
            Optional<YamlMap> map = YamlReader.readMap(file.source(), new Problems());
            map.ifPresent(top -> {
                gather(top, "values", valueMaps);
                gather(top, "lookups", lookups);
            });
        }
        return new Vocabulary(valueMaps, lookups);
    }

    private static void gather(YamlMap file, String key, SortedSet<String> names) {
        file.entry(key).map(YamlMap.Entry::value).ifPresent(value -> {
            if (value instanceof YamlMap map) {
                map.entries().forEach(entry -> names.add(entry.name()));
            }
        });
    }
}
