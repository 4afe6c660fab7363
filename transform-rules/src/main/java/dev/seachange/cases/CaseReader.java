package dev.seachange.cases;

import dev.seachange.cases.Case.Expectation;
import dev.seachange.rules.RuleFile;
import dev.seachange.yaml.FormCode;
import dev.seachange.yaml.MapReader;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlList;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlReader;
import dev.seachange.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a test file. A case whose form is broken is left out: its problems are told. */
final class CaseReader {
    /** When OLD committed a change, unless the file says it. */
    static final Instant USUAL_TIME = Instant.parse("2026-01-01T00:00:00Z");

    private static final String CASE = "Each case is an item with a name, a change and what is expected: `- name: ...`.";

    private final Problems problems;
    private final ChangeReader changes;
    private final ExpectationReader expectations;
    private final GivenReader givens;

    CaseReader(Snapshot snapshot, LookupNames lookups, Problems problems) {
        this.problems = problems;
        RowForm rows = new RowForm(problems);
        this.changes = new ChangeReader(snapshot.source(), rows, problems);
        this.expectations = new ExpectationReader(snapshot.target(), rows, problems);
        this.givens = new GivenReader(lookups, problems);
    }

    List<Case> read(RuleFile file) {
        SourceText text = new SourceText(file.name(), file.text());
        List<Case> cases = new ArrayList<>();
        YamlReader.readMap(text, problems).ifPresent(map -> {
            MapReader reader = new MapReader(map, text.start(), "the test file", problems);
            YamlScalar version = reader.requiredScalar("tests");
            if (version != null && !version.text().equals("1")) {
                String message = "version `" + version.text() + "` of test files is not known; this program reads 1";
                problems.add(version.place(), CaseCode.T101, message);
            }
            Instant time = time(reader.scalar("clock"));
            Given given = givens.read(reader.node("given"));
            YamlNode list = reader.required("cases");
            if (list instanceof YamlList items) {
                items.items().forEach(item -> add(item, time, given, cases));
            } else if (list != null) {
                problems.add(reader.placeOf("cases"), FormCode.E104, "`cases` must be a list, not " + list.kindName(),
                        CASE);
            }
            reader.end();
        });
        return cases;
    }

    private Instant time(@Nullable YamlScalar clock) {
        if (clock == null) {
            return USUAL_TIME;
        }
        try {
            return Instant.parse(clock.text());
        } catch (DateTimeException e) {
            problems.add(clock.place(), FormCode.E104, "`clock` must be a moment in UTC such as 2026-01-02T03:04:05Z",
                    "It is when OLD commits the changes; without it that is " + USUAL_TIME + ".");
            return USUAL_TIME;
        }
    }

    private void add(YamlNode item, Instant time, Given given, List<Case> cases) {
        if (!(item instanceof YamlMap map)) {
            problems.add(item.place(), FormCode.E104, "a case must be a map, not " + item.kindName(), CASE);
            return;
        }
        int before = problems.size();
        Place place = map.entries().isEmpty() ? map.place() : map.entries().getFirst().key().place();
        MapReader reader = new MapReader(map, place, "the case", problems);
        YamlScalar name = reader.requiredScalar("name");
        ChangeReader.Change change = changes.read(reader, place);
        Expectation expectation = expectations.read(reader, place);
        reader.end();
        if (problems.size() == before && name != null && change != null && expectation != null) {
            cases.add(new Case(name.text(), change.table(), change.row(), time, given, expectation));
        }
    }
}
