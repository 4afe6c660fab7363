package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import dev.seachange.types.Literal;
import dev.seachange.types.Unfit;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.Nearest;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlScalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what lookups find: {@code given: { port: { TKY: 7 } }}. What is wrong is told and left out. */
final class GivenReader {
    private final LookupNames names;
    private final Problems problems;

    GivenReader(LookupNames names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    Given read(@Nullable YamlNode given) {
        if (given == null) {
            return Given.NOTHING;
        }
        Map<Lookup, Map<Object, References.Found>> found = new HashMap<>();
        if (!(given instanceof YamlMap map)) {
            problems.add(given.place(), FormCode.E104, "`given` must be a map, not " + given.kindName(),
                    "Name the lookups and what they find: `given: { port: { TKY: 7 } }`.");
            return Given.NOTHING;
        }
        for (YamlMap.Entry entry : map.entries()) {
            List<Lookup> meant = meant(entry);
            if (!(entry.value() instanceof YamlMap rows)) {
                problems.add(entry.value().place(), FormCode.E104, "what `" + entry.name() + "` finds must be a map, not "
                        + entry.value().kindName(), "Write what is looked up and what is found: `{ TKY: 7 }`.");
            } else if (!meant.isEmpty()) {
                Map<Object, References.Found> same = rows(meant.getFirst(), rows);
                meant.forEach(lookup -> found.computeIfAbsent(lookup, l -> new HashMap<>()).putAll(same));
            }
        }
        return new Given(found);
    }

    /** Lookups that find the same; empty, told, where there are none. */
    private List<Lookup> meant(YamlMap.Entry entry) {
        List<Lookup> meant = names.meant(entry.name(), entry.key().place().file());
        if (meant.isEmpty()) {
            String question = Nearest.question(entry.name(), names.all());
            problems.add(entry.key().place(), CaseCode.T109, "no rule uses a lookup `" + entry.name() + "`" + question);
        } else if (!LookupNames.alike(meant)) {
            List<String> some = meant.stream().map(LookupNames::qualified).distinct().sorted().toList();
            problems.add(entry.key().place(), CaseCode.T109, "rule files mean different lookups by `" + entry.name() + "`",
                    some.size() > 1
                            ? some.stream().collect(Collectors.joining("` or `", "Say which: `", "`."))
                            : "Give one of them another name in its rule file.");
            return List.of();
        }
        return meant;
    }

    private Map<Object, References.Found> rows(Lookup lookup, YamlMap rows) {
        Map<Object, References.Found> found = new HashMap<>();
        for (YamlMap.Entry row : rows.entries()) {
            YamlNode node = row.value();
            if (!(node instanceof YamlScalar scalar)) {
                problems.add(node.place(), FormCode.E104, "what is found must be a single value, not " + node.kindName(),
                        "Write the one value that the lookup takes, or leave the entry out where it finds nothing.");
                continue;
            }
            value(lookup, lookup.match(), row.key())
                    .map(References.Found::value)
                    .ifPresent(by -> value(lookup, lookup.take(), scalar)
                            .ifPresent(taken -> found.put(lookup.comparable(by), taken)));
        }
        return found;
    }

    private Optional<References.Found> value(Lookup lookup, Column column, YamlScalar scalar) {
        try {
            return Optional.of(new References.Found(CaseValues.read(Literal.of(scalar.kind(), scalar.text()), column)));
        } catch (Unfit e) {
            problems.add(Problem.of(scalar.place(), CaseCode.T105, "the column cannot hold this value: " + e.message())
                    .withDetail(lookup.table().id() + "." + column.name() + " is " + column.sqlType() + "."));
            return Optional.empty();
        }
    }
}
