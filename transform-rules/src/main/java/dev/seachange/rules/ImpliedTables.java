package dev.seachange.rules;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.rules.RuleDocument.LookupSpec;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
        List<RuleDocument> documents = documents(files);
        List<Match> matches = new Matching(source, new Problems()).match(documents, false);
        Catalog known = target;
        for (int round = 1; ; round++) {
            Problems problems = new Problems();
            List<ImpliedTable> tables = sketched(matches, known, target, problems);
            Catalog next = with(target, tables);
            if (round == DEEPEST || same(known, next)) {
                return new ImpliedTables(withUniqueKeys(tables, documents), problems.sorted());
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

    private static List<RuleDocument> documents(List<RuleFile> files) {
        DocumentParser parser = new DocumentParser(new Problems());
        List<RuleDocument> documents = new ArrayList<>();
        files.stream()
                .sorted(Comparator.comparing(RuleFile::name))
                .forEach(file -> parser.parse(file.source()).ifPresent(documents::add));
        return documents;
    }

    /** A column by which rows are looked up has to tell them apart. */
    private static List<ImpliedTable> withUniqueKeys(List<ImpliedTable> tables, List<RuleDocument> documents) {
        Map<TableId, Set<String>> lookedUp = new HashMap<>();
        for (RuleDocument document : documents) {
            for (LookupSpec lookup : document.lookups()) {
                TableNames.parse(lookup.table(), lookup.table().text(), new Problems())
                        .ifPresent(id -> lookedUp.computeIfAbsent(id, i -> new TreeSet<>()).add(lookup.match().text()));
            }
        }
        return tables.stream().map(table -> withUniqueKeys(table, lookedUp.getOrDefault(table.schema().id(), Set.of()))).toList();
    }

    private static ImpliedTable withUniqueKeys(ImpliedTable table, Set<String> lookedUp) {
        TableSchema schema = table.schema();
        List<UniqueKey> keys = lookedUp.stream()
                .filter(name -> schema.column(name).map(column -> Lookups.comparable(column.type())).orElse(false))
                .filter(name -> !schema.key().equals(List.of(name)))
                .map(name -> new UniqueKey(name, List.of(name), true))
                .toList();
        return new ImpliedTable(
                new TableSchema(schema.id(), schema.columns(), schema.key(), keys, schema.foreignKeys()), table.rules(), table.place());
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
