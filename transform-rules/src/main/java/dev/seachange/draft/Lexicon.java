package dev.seachange.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What words in names of tables and columns mean: short forms, words for the same thing, words that say little. */
final class Lexicon {
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("nm", "name"), Map.entry("cd", "code"), Map.entry("no", "number"), Map.entry("nr", "number"),
            Map.entry("num", "number"), Map.entry("nbr", "number"), Map.entry("qty", "quantity"), Map.entry("amt", "amount"),
            Map.entry("addr", "address"), Map.entry("desc", "description"), Map.entry("descr", "description"),
            Map.entry("dt", "date"), Map.entry("ts", "time"), Map.entry("tm", "time"), Map.entry("cnt", "count"),
            Map.entry("tel", "phone"), Map.entry("usr", "user"), Map.entry("cust", "customer"), Map.entry("cat", "category"),
            Map.entry("ctry", "country"), Map.entry("pct", "percent"), Map.entry("wt", "weight"), Map.entry("wgt", "weight"),
            Map.entry("len", "length"), Map.entry("lang", "language"), Map.entry("img", "image"), Map.entry("msg", "message"),
            Map.entry("ref", "reference"), Map.entry("seq", "sequence"), Map.entry("grp", "group"), Map.entry("typ", "type"),
            Map.entry("org", "organization"), Map.entry("dept", "department"), Map.entry("emp", "employee"),
            Map.entry("acct", "account"), Map.entry("inv", "invoice"), Map.entry("ord", "order"), Map.entry("prod", "product"),
            Map.entry("flg", "flag"), Map.entry("ind", "indicator"), Map.entry("yr", "year"), Map.entry("mth", "month"),
            Map.entry("pwd", "password"), Map.entry("pos", "position"), Map.entry("loc", "location"),
            Map.entry("mfr", "manufacturer"), Map.entry("people", "person"), Map.entry("children", "child"));

    private static final List<Set<String>> SAME = List.of(
            Set.of("remark", "note", "comment", "memo"),
            Set.of("state", "status"),
            Set.of("kind", "type"),
            Set.of("town", "city"),
            Set.of("zip", "postcode"),
            Set.of("phone", "telephone"),
            Set.of("mail", "email"),
            Set.of("buyer", "customer", "client"),
            Set.of("line", "item", "position"),
            Set.of("purchase", "order"),
            Set.of("created", "inserted"),
            Set.of("changed", "updated", "modified"),
            Set.of("begin", "start"),
            Set.of("picture", "image", "photo"),
            Set.of("vendor", "supplier"),
            Set.of("staff", "employee"));

    /** By word, which of {@link #SAME} it is in. */
    private static final Map<String, Integer> MEANING = meanings();

    /** Words that two names may differ in and mean the same. */
    private static final Set<String> WEAK =
            Set.of("at", "on", "in", "is", "has", "the", "of", "code", "number", "flag", "indicator", "value", "data", "tbl", "t");

    private Lexicon() {}

    private static Map<String, Integer> meanings() {
        Map<String, Integer> meanings = new HashMap<>();
        for (int i = 0; i < SAME.size(); i++) {
            for (String word : SAME.get(i)) {
                meanings.put(word, i);
            }
        }
        return Map.copyOf(meanings);
    }

    /** The word in full and in the singular. */
    static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String known = SHORT.get(lower);
        return known == null ? singular(lower) : known;
    }

    private static String singular(String word) {
        if (word.length() <= 3 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        if (word.endsWith("ies")) {
            return word.equals("series") || word.equals("species") ? word : word.substring(0, word.length() - 3) + "y";
        }
        boolean hissing = word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes");
        return word.substring(0, word.length() - (hissing ? 2 : 1));
    }

    static boolean sameMeaning(String a, String b) {
        Integer meaning = MEANING.get(a);
        return meaning != null && meaning.equals(MEANING.get(b));
    }

    /** How much the word counts. */
    static double weight(String word) {
        return WEAK.contains(word) ? 0.3 : 1;
    }

    /** Whether the one is the other without its vowels or its end, as {@code strt} and {@code stre} of {@code street}. */
    static boolean shortens(String brief, String word) {
        if (brief.length() < 2 || brief.length() >= word.length() || brief.charAt(0) != word.charAt(0)) {
            return false;
        }
        if (brief.length() >= 3 && word.startsWith(brief)) {
            return true;
        }
        int at = 0;
        for (int i = 0; i < word.length() && at < brief.length(); i++) {
            if (word.charAt(i) == brief.charAt(at)) {
                at++;
            }
        }
        return at == brief.length() && brief.substring(1).chars().noneMatch(c -> "aeiou".indexOf(c) >= 0);
    }
}
