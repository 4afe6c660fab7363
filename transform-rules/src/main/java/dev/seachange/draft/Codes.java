package dev.seachange.draft;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableSchema;
import dev.seachange.draft.Sample.CodeColumn;
import dev.seachange.yaml.YamlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns that seem to hold codes: what is known of the codes, and value maps that they might need. */
final class Codes {
    private static final int FEW = 12;
    private static final Set<String> YES = Set.of("y", "j", "t", "yes", "ja", "true", "1");
    private static final Set<String> NO = Set.of("n", "f", "no", "nein", "false", "0");

    private final Map<CodeColumn, Sample> samples;
    private final Set<CodeColumn> wanted = new LinkedHashSet<>();

    /** Suggested entries by the name of the value map. */
    private final Map<String, Map<String, String>> maps = new LinkedHashMap<>();

    Codes(List<Sample> samples) {
        this.samples = new HashMap<>();
        samples.forEach(sample -> this.samples.put(sample.column(), sample));
    }

    /** Columns whose values would tell more. */
    Set<CodeColumn> wanted() {
        return wanted;
    }

    Map<String, Map<String, String>> maps() {
        return maps;
    }

    Item item(TableSchema source, Column from, Column to) {
        CodeColumn column = new CodeColumn(source.id(), from.name());
        boolean labelled = from.type() instanceof ColumnType.Enumeration;
        if (!labelled) {
            wanted.add(column);
        }
        Sample sample = samples.get(column);
        Map<String, String> entries = entries(codes(from, to, sample), to.type());
        String question = "`" + from.name() + "` (" + from.sqlType() + ") seems to be a code for `" + to.name() + "` ("
                + to.sqlType() + "): which value does each code stand for?" + seen(labelled, sample, entries);
        String feed = YamlText.of(to.name()) + ": { from: " + Feeds.inBraces(from) + ", values: ";
        if (!entries.isEmpty()) {
            return Item.asking(question, feed + YamlText.of(named(to.name(), entries)) + " }");
        }
        boolean asItIs = Fit.plain(from, to) == Fit.SAME && (to.nullable() || !from.nullable());
        return asItIs
                ? Item.asking(question + " This keeps the code as it is.", YamlText.of(to.name()) + ": " + Feeds.alone(from))
                : Item.asking(question + " Write a value map: `" + feed + to.name() + " }`.");
    }

    private static String seen(boolean labelled, @Nullable Sample sample, Map<String, String> entries) {
        if (labelled) {
            return "";
        }
        if (sample == null) {
            return (entries.isEmpty() ? "" : " The letters are a guess.")
                    + " `seachange init --sample` looks which codes OLD has.";
        }
        if (sample.rows() == 0) {
            return " OLD has no rows there.";
        }
        if (sample.values().isEmpty()) {
            return " In " + sample.rows() + " rows of OLD it is NULL.";
        }
        String codes = sample.values().stream()
                .limit(FEW)
                .map(value -> shown(value.text()) + " (" + value.rows() + ")")
                .collect(Collectors.joining(", "));
        boolean more = !sample.all() || sample.values().size() > FEW;
        return " In " + sample.rows() + " rows of OLD: " + codes + (more ? ", and others." : ".");
    }

    /** Known ones; else the first letters of the labels they may stand for. */
    private static List<String> codes(Column from, Column to, @Nullable Sample sample) {
        if (from.type() instanceof ColumnType.Enumeration e) {
            return e.labels();
        }
        if (sample != null) {
            boolean few = sample.all() && sample.values().size() <= FEW;
            return few ? sample.values().stream().map(Sample.Value::text).toList() : List.of();
        }
        if (from.type() instanceof ColumnType.Text && to.type() instanceof ColumnType.Enumeration e) {
            List<String> letters = e.labels().stream().filter(l -> !l.isEmpty()).map(Codes::initial).distinct().toList();
            return letters.size() == e.labels().size() ? letters : List.of();
        }
        boolean yesOrNo = from.type() instanceof ColumnType.Text && to.type() instanceof ColumnType.Int;
        return yesOrNo ? List.of("Y", "N") : List.of();
    }

    private static String initial(String label) {
        return label.substring(0, label.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /** What each code might stand for; a code without an answer is left out. */
    private static Map<String, String> entries(List<String> codes, ColumnType to) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String code : codes) {
            String value = switch (to) {
                case ColumnType.Enumeration e -> label(code, e.labels());
                case ColumnType.Int i -> YES.contains(fold(code)) ? "1" : NO.contains(fold(code)) ? "0" : null;
                case ColumnType.Text t -> code;
                default -> null;
            };
            if (value != null) {
                entries.put(YamlText.of(code), to instanceof ColumnType.Int ? value : YamlText.of(value));
            }
        }
        return entries;
    }

    /** The label itself, or the only one that begins like the code. */
    private static @Nullable String label(String code, List<String> labels) {
        List<String> same = labels.stream().filter(label -> fold(label).equals(fold(code))).toList();
        List<String> begin = labels.stream().filter(label -> !code.isEmpty() && fold(label).startsWith(fold(code))).toList();
        return same.size() == 1 ? same.getFirst() : begin.size() == 1 ? begin.getFirst() : null;
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Two columns with the same codes share a map. */
    private String named(String column, Map<String, String> entries) {
        List<String> names = new ArrayList<>(List.of(column));
        for (int i = 2; ; i++) {
            String name = names.getLast();
            Map<String, String> there = maps.putIfAbsent(name, entries);
            if (there == null || there.equals(entries)) {
                return name;
            }
            names.add(column + "_" + i);
        }
    }

    /** In a comment: on one line, and not too long. */
    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.codePointCount(0, line.length()) <= 24 ? line : line.substring(0, line.offsetByCodePoints(0, 23)) + "...";
    }
}
