package dev.seachange.rules;

import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.Miss;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code lookups} of a rule file. */
final class LookupParser {
    private static final Pattern WAIT = Pattern.compile("wait\\s+(\\d{1,6})\\s*(ms|s|m|min|h)");
    private static final String FORMS = "`error`, `null`, `{ value: ... }` or `wait 30s`";

    private final Problems problems;

    LookupParser(Problems problems) {
        this.problems = problems;
    }

    Shared<LookupSpec> parse(@Nullable YamlMap map) {
        Shared<LookupSpec> lookups = new Shared<>();
        for (YamlMap.Entry entry : map == null ? List.<YamlMap.Entry>of() : map.entries()) {
            if (entry.value() instanceof YamlMap inner) {
                LookupSpec lookup = lookup(entry.key(), inner);
                if (lookup == null) {
                    lookups.wrong().add(entry.name());
                } else {
                    lookups.read().put(entry.name(), lookup);
                }
            } else {
                String message = "lookup `" + entry.name() + "` must be a map, not " + entry.value().kindName();
                String hint = "Write `" + entry.name() + ": { table: ..., match: ..., take: ... }`.";
                problems.add(DocumentParser.visible(entry), FormCode.E104, message, hint);
                lookups.wrong().add(entry.name());
            }
        }
        return lookups;
    }

    private @Nullable LookupSpec lookup(YamlScalar name, YamlMap map) {
        MapReader reader = new MapReader(map, name.place(), "lookup `" + name.text() + "`", Grammar.LOOKUP.names(), problems);
        YamlScalar table = reader.requiredScalar("table");
        YamlScalar match = reader.requiredScalar("match");
        YamlScalar take = reader.requiredScalar("take");
        YamlNode miss = reader.node("miss");
        Miss policy = miss == null ? new Miss.Refuse() : miss(reader, miss);
        reader.end();
        return table == null || match == null || take == null || policy == null
                ? null
                : new LookupSpec(name, table, match, take, policy);
    }

    private @Nullable Miss miss(MapReader reader, YamlNode node) {
        if (node instanceof YamlMap map) {
            MapReader inner = new MapReader(map, reader.placeOf("miss"), "`miss`", Grammar.MISS_VALUE.names(), problems);
            YamlScalar value = inner.requiredScalar("value");
            inner.end();
            return value == null ? null : new Miss.Value(value);
        }
        if (node instanceof YamlScalar word) {
            if (word.isNothing()) {
                return new Miss.Null(reader.placeOf("miss"));
            }
            Matcher wait = WAIT.matcher(word.text());
            if (wait.matches()) {
                return new Miss.Wait(word, time(Long.parseLong(wait.group(1)), wait.group(2)));
            }
            if (word.text().equals("error")) {
                return new Miss.Refuse();
            }
        }
        problems.add(reader.placeOf("miss"), FormCode.E104, "`miss` is " + FORMS,
                "It says what is done when no row matches; without it the row of OLD is refused.");
        return null;
    }

    private static Duration time(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}
