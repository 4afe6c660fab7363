package dev.seachange.rules;

import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rule a place in a rule file belongs to. */
public final class RuleNames {
    private RuleNames() {}

    /** The name of the rule that the problem stands in; empty if it stands in none, or the file cannot be read. */
    public static String of(Problem problem) {
        Optional<YamlMap> file = YamlReader.readMap(problem.place().source(), new Problems());
        YamlMap.Entry part = file.map(map -> last(map, problem.place())).orElse(null);
        if (part == null || !part.name().equals("rules") || !(part.value() instanceof YamlMap rules)) {
            return "";
        }
        YamlMap.Entry rule = last(rules, problem.place());
        return rule == null ? "" : rule.name();
    }

    /** The entry that begins last before the place, or there; null if none does. */
    private static YamlMap.@Nullable Entry last(YamlMap map, Place place) {
        YamlMap.Entry last = null;
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.key().place().compareTo(place) <= 0) {
                last = entry;
            }
        }
        return last;
    }
}
