package dev.seachange.rules;

import dev.seachange.rules.RuleDocument.RuleSpec;
import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.SourceText;
import dev.seachange.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** From files to a rule set, every check on the way. */
final class RuleCompiler {
    private final Catalog source;
    private final Catalog target;
    private final Profile profile;
    private final Problems problems = new Problems();

    RuleCompiler(Catalog source, Catalog target, Profile profile) {
        this.source = source;
        this.target = target;
        this.profile = profile;
    }

    Compilation compile(List<RuleFile> files) {
        List<RuleDocument> documents = parse(files);
        boolean complete = problems.isEmpty();
        if (complete && documents.stream().allMatch(d -> d.rules().isEmpty())) {
            SourceText nowhere = files.isEmpty() ? new SourceText("rules", "") : files.getFirst().source();
            problems.add(nowhere.start(), RuleCode.E110, "there is no rule", "Rules stand under `rules:`.");
        }
        checkNames(documents);
        Lookups lookups = new Lookups(target, problems);
        documents.forEach(d -> d.lookups().forEach(lookups::compile));
        Claims claims = new Claims();
        Matching matching = new Matching(source, problems);
        List<CompiledRule> rules = compile(matching.match(documents, complete), claims, lookups);
        claims.checkMaps(problems);
        new Collisions(problems).check(rules);
        new SharedRows(problems, claims).check(rules, complete);
        new LookupWriters(target, rules, problems).check(lookups);
        if (!problems.isEmpty()) {
            return new Compilation.Refused(problems.sorted(), problems.warnings());
        }
        List<Binding> bindings = SharedRows.join(rules);
        List<String> names = documents.stream()
                .flatMap(d -> d.rules().stream())
                .map(r -> r.name().text())
                .toList();
        RuleSet set = new RuleSet(names, matching.ignored(), rules, bindings, hash(documents));
        return new Compilation.Compiled(set, problems.warnings());
    }

    /** Parts first, for what they feed need not be fed by the rule that owns the row; their order stays as it is. */
    private List<CompiledRule> compile(List<Match> matches, Claims claims, Lookups lookups) {
        IdentityHashMap<Match, CompiledRule> compiled = new IdentityHashMap<>();
        for (boolean parts : new boolean[] {true, false}) {
            for (Match match : matches) {
                if (match.rule().ownsColumns() == parts) {
                    new BindingCompiler(match, target, claims, lookups, profile, problems)
                            .compile()
                            .ifPresent(rule -> compiled.put(match, rule));
                }
            }
        }
        return matches.stream().map(compiled::get).filter(Objects::nonNull).toList();
    }

    /** In the order of their names, so that nothing depends on how the files were found. */
    private List<RuleDocument> parse(List<RuleFile> files) {
        DocumentParser parser = new DocumentParser(problems);
        List<RuleDocument> documents = new ArrayList<>();
        files.stream()
                .sorted(Comparator.comparing(RuleFile::name))
                .forEach(f -> parser.parse(f.source()).ifPresent(documents::add));
        return documents;
    }

    private void checkNames(List<RuleDocument> documents) {
        Map<String, YamlScalar> seen = new HashMap<>();
        for (RuleDocument document : documents) {
            for (RuleSpec rule : document.rules()) {
                YamlScalar first = seen.putIfAbsent(rule.name().text(), rule.name());
                if (first != null) {
                    String message = "a rule `" + rule.name().text() + "` stands at " + first.place() + " already";
                    problems.add(Problem.of(rule.name().place(), RuleCode.E111, message)
                            .withHint("Metrics and messages know rules by name: give it another one."));
                }
            }
        }
    }

    private static String hash(List<RuleDocument> documents) {
        String text = documents.stream().map(RuleDocument::canonical).sorted().collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
