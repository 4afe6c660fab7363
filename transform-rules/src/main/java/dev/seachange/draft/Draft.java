package dev.seachange.draft;

import dev.seachange.change.TableId;
import dev.seachange.draft.Pair.ColumnMatch;
import dev.seachange.draft.RuleDrafter.Reason;
import dev.seachange.draft.Sample.CodeColumn;
import dev.seachange.rules.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A rule file drafted from two schemas.
 *
 * @param text the whole file
 * @param questions what it asks, in the order of the file
 * @param rules how many rules it has, suggested ones left out
 * @param codeColumns columns of OLD whose values would tell more
 */
public record Draft(String text, List<Question> questions, int rules, List<CodeColumn> codeColumns) {
    /** @param line counted from 1 */
    public record Question(int line, String text) {}

    public Draft {
        questions = List.copyOf(questions);
        codeColumns = List.copyOf(codeColumns);
    }

    /**
     * The same for the same schemas and samples.
     *
     * @param samples what is known of the columns that hold codes
     * @param schema how the file names its JSON Schema; empty for not at all
     */
    public static Draft of(Catalog source, Catalog target, List<Sample> samples, String schema) {
        Matching matching = Matching.of(source, target);
        Codes codes = new Codes(samples);
        List<RuleDraft> rules = new Rules(matching, codes).all();
        DraftText text = new DraftText();
        text.head(schema);
        text.maps(codes.maps());
        text.rules(rules);
        text.ignored(matching.unmatchedSources().stream().map(table -> table.table().id().toString()).toList());
        text.unwritten(matching.unmatchedTargets().stream().map(table -> table.table().id().toString()).toList());
        List<String> lines = Objections.asked(text.lines(), source, target);
        int active = (int) rules.stream().filter(rule -> !rule.suggested()).count();
        return new Draft(String.join("\n", lines) + "\n", questions(lines), active, List.copyOf(codes.wanted()));
    }

    private static List<Question> questions(List<String> lines) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(DraftText.QUESTION)) {
                StringBuilder text = new StringBuilder(line.substring(DraftText.QUESTION.length()));
                for (int j = i + 1; j < lines.size() && lines.get(j).strip().startsWith(DraftText.MORE); j++) {
                    text.append(' ').append(lines.get(j).strip().substring(DraftText.MORE.length()));
                }
                questions.add(new Question(i + 1, text.toString()));
            }
        }
        return questions;
    }

    /** Puts the rules of all pairs together, each under a name of its own. */
    private static final class Rules {
        private final Matching matching;
        private final Codes codes;
        private final Set<String> names = new HashSet<>();
        private final Map<TableId, Map<String, TableId>> elsewhere = new HashMap<>();

        Rules(Matching matching, Codes codes) {
            this.matching = matching;
            this.codes = codes;
        }

        /** By table of OLD: its own rule, then the rows split off. */
        List<RuleDraft> all() {
            matching.splits().forEach(this::takesFromOthers);
            List<RuleDraft> rules = new ArrayList<>();
            for (Pair pair : matching.pairs()) {
                Map<String, TableId> others = elsewhere.getOrDefault(pair.from().table().id(), Map.of());
                rules.add(drafted(pair, Reason.SAME, others, pair.from().table().id()));
                matching.splits().stream()
                        .filter(split -> split.from() == pair.from())
                        .sorted(Comparator.comparing(split -> split.to().table().id()))
                        .forEach(split -> rules.add(drafted(split, Reason.SPLIT, restOf(pair), split.to().table().id())));
            }
            matching.merges().forEach(merge -> rules.add(drafted(merge, Reason.MERGE, Map.of(), merge.from().table().id())));
            return rules;
        }

        private static Map<String, TableId> restOf(Pair pair) {
            Map<String, TableId> rest = new LinkedHashMap<>();
            pair.matches().stream()
                    .filter(ColumnMatch::sure)
                    .forEach(match -> rest.put(match.from().name(), pair.to().table().id()));
            return rest;
        }

        /** What a split takes, the pair's own rule does not have to keep, unless it seems to be its own as well. */
        private void takesFromOthers(Pair split) {
            Set<String> kept = new HashSet<>();
            matching.pairs().stream()
                    .filter(pair -> pair.from() == split.from())
                    .forEach(pair -> pair.matches().forEach(match -> kept.add(match.from().name())));
            Map<String, TableId> taken = elsewhere.computeIfAbsent(split.from().table().id(), t -> new LinkedHashMap<>());
            for (ColumnMatch match : split.matches()) {
                if (match.sure() && !kept.contains(match.from().name())) {
                    taken.putIfAbsent(match.from().name(), split.to().table().id());
                }
            }
        }

        private RuleDraft drafted(Pair pair, Reason reason, Map<String, TableId> others, TableId named) {
            String name = name(named);
            return new RuleDrafter(pair, reason, others, codes, name).draft(name);
        }

        private String name(TableId table) {
            String plain = table.name().replaceAll("[^A-Za-z0-9_-]", "_").replaceFirst("^(?![A-Za-z_])", "t_");
            String name = plain;
            for (int i = 2; !names.add(name); i++) {
                name = plain + "_" + i;
            }
            return name;
        }
    }
}
