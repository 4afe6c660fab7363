package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables that rules write and the target does not have.
 *
 * @param tables by database and name
 * @param problems what kept a table from being told whole; the rest of what is wrong with the rules is {@link RuleSet#compile}'s
 */
public record ImpliedTables(List<ImpliedTable> tables, List<Problem> problems) {
    /** Lookups into tables that hold looked up columns themselves, and so on. */
    private static final int DEEPEST = 10;

    public ImpliedTables {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
    }

    public static ImpliedTables of(List<RuleFile> files, Catalog source, Catalog target) {
        List<Match> matches = matches(files, source);
        Catalog known = target;
        for (int round = 1; ; round++) {
            Problems problems = new Problems();
            List<ImpliedTable> tables = sketched(matches, known, target, problems);
            Catalog next = with(target, tables);
            if (round == DEEPEST || same(known, next)) {
                return new ImpliedTables(tables, problems.sorted());
            }
            known = next;
        }
    }

    /** The target as it will be. */
    public static Catalog with(Catalog target, List<ImpliedTable> tables) {
        List<TableSchema> all = new ArrayList<>(target.tables());
        tables.forEach(table -> all.add(table.schema()));
        return new Catalog(all);
    }

    private static boolean same(Catalog a, Catalog b) {
        return columns(a).equals(columns(b));
    }

    private static List<String> columns(Catalog catalog) {
        return catalog.tables().stream().map(table -> table.id() + " " + table.columns()).toList();
    }

    private static List<Match> matches(List<RuleFile> files, Catalog source) {
        Problems elsewhere = new Problems();
        DocumentParser parser = new DocumentParser(elsewhere);
        List<RuleDocument> documents = new ArrayList<>();
        files.stream()
                .sorted(Comparator.comparing(RuleFile::name))
                .forEach(file -> parser.parse(file.source()).ifPresent(documents::add));
        return new Matching(source, elsewhere).match(documents, false);
    }

    private static List<ImpliedTable> sketched(List<Match> matches, Catalog known, Catalog target, Problems problems) {
        Map<TableId, TableSketch> sketches = new TreeMap<>();
        for (Match match : matches) {
            Optional<TableId> id = target(match);
            if (id.isPresent() && target.table(id.get()).isEmpty()) {
                sketches.computeIfAbsent(id.get(), i -> new TableSketch(i, match.rule().to().place(), problems))
                        .add(match, known);
            }
        }
        return sketches.values().stream().map(TableSketch::table).toList();
    }

    private static Optional<TableId> target(Match match) {
        Problems elsewhere = new Problems();
        String name = match.captures().expand(match.rule().to(), elsewhere);
        return name == null ? Optional.empty() : TableNames.parse(match.rule().to(), name, elsewhere);
    }
}
