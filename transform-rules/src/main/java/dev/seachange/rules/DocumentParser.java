package dev.seachange.rules;

import dev.seachange.rules.RuleDocument.Code;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.rules.RuleDocument.ValueMap;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlList;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlReader;
import dev.seachange.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a rule file. A rule whose form is broken is left out: its problems are told, and no others follow from it. */
final class DocumentParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final Problems problems;

    DocumentParser(Problems problems) {
        this.problems = problems;
    }

    Optional<RuleDocument> parse(SourceText source) {
        return YamlReader.readMap(source, problems).map(map -> document(source, map));
    }

    private RuleDocument document(SourceText source, YamlMap map) {
        MapReader reader = new MapReader(map, source.start(), "the rule file", Grammar.FILE.names(), problems);
        version(reader);
        Shared<ValueMap> values = values(reader.map("values"));
        Shared<LookupSpec> lookups = new LookupParser(problems).parse(reader.map("lookups"));
        List<RuleSpec> rules = rules(reader.map("rules"), values, lookups);
        List<YamlScalar> ignore = scalars(reader.list("ignore"), "`ignore`");
        reader.end();
        return new RuleDocument(rules, List.copyOf(lookups.read().values()), ignore, map.canonical());
    }

    private void version(MapReader reader) {
        YamlScalar version = reader.requiredScalar("mapping", "It begins with `mapping: 1`, the version of the language.");
        if (version != null && !version.text().equals("1")) {
            String message = "version `" + version.text() + "` of the rules language is not known; this program reads 1";
            problems.add(version.place(), RuleCode.E107, message);
        }
    }

    private Shared<ValueMap> values(@Nullable YamlMap map) {
        Shared<ValueMap> values = new Shared<>();
        for (YamlMap.Entry entry : map == null ? List.<YamlMap.Entry>of() : map.entries()) {
            if (entry.value() instanceof YamlMap codes) {
                values.read().put(entry.name(), new ValueMap(entry.key(), codes(codes)));
            } else {
                String message = "value map `" + entry.name() + "` must be a map, not " + entry.value().kindName();
                String hint = "Write each code and what it stands for: `" + entry.name() + ": { S: small, M: medium }`.";
                problems.add(visible(entry), FormCode.E104, message, hint);
                values.wrong().add(entry.name());
            }
        }
        return values;
    }

    private List<Code> codes(YamlMap map) {
        List<Code> codes = new ArrayList<>();
        for (YamlMap.Entry entry : map.entries()) {
            if (entry.value() instanceof YamlScalar value && !(value.isNothing() && value.text().isEmpty())) {
                codes.add(new Code(entry.key(), value));
            } else {
                String message = "a code stands for a single value, not " + entry.value().kindName();
                String hint = "Write one value, `" + entry.name() + ": ...`; for NULL write `null`.";
                problems.add(visible(entry), FormCode.E104, message, hint);
            }
        }
        return codes;
    }

    private List<RuleSpec> rules(
            @Nullable YamlMap map, Shared<ValueMap> values, Shared<LookupSpec> lookups) {
        List<RuleSpec> rules = new ArrayList<>();
        for (YamlMap.Entry entry : map == null ? List.<YamlMap.Entry>of() : map.entries()) {
            if (!NAME.matcher(entry.name()).matches()) {
                problems.add(Problem.of(entry.key().place(), RuleCode.E109, "`" + entry.name() + "` is no name for a rule")
                        .withHint("Letters, digits, `_` and `-`: the name goes into metrics."));
            }
            if (entry.value() instanceof YamlMap rule) {
                new RuleParser(entry.key(), rule, values, lookups, problems).parse().ifPresent(rules::add);
            } else {
                String message = "rule `" + entry.name() + "` must be a map, not " + entry.value().kindName();
                String hint = "Write `" + entry.name() + ": { from: ..., to: ..., key: { ... }, columns: { ... } }`.";
                problems.add(visible(entry), FormCode.E104, message, hint);
            }
        }
        return rules;
    }

    private List<YamlScalar> scalars(@Nullable YamlList list, String what) {
        return list == null ? List.of() : scalars(list, what, problems);
    }

    static List<YamlScalar> scalars(YamlList list, String what, Problems problems) {
        List<YamlScalar> scalars = new ArrayList<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlScalar scalar && !scalar.isNothing()) {
                scalars.add(scalar);
            } else {
                String message = what + " is a list of single values, not of " + item.kindName();
                problems.add(item.place(), FormCode.E104, message, "Write names with commas between: `[one, other]`.");
            }
        }
        return scalars;
    }

    /** An empty value has no width: point at its key. */
    static Place visible(YamlMap.Entry entry) {
        return entry.value().place().length() == 0
                ? entry.key().place()
                : entry.value().place();
    }
}
