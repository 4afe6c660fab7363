package dev.seachange.it.servers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package mirror this machine already uses: its address and what makes apt trust it.
 *
 * @param trust the fields {@code Signed-By} and {@code Trusted} as they stand in a .sources file; may be empty
 */
record AptSource(String uri, String trust) {

    private static final Pattern ONE_LINE = Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(\\S+)\\s+(\\S+)\\s+(.+)");

    /**
     * Reads sources.list and sources.list.d under {@code etcApt}: mirrors with a component main, each once. Those of security
     * updates are left out, as they have no suite sid.
     */
    static List<AptSource> readFrom(Path etcApt) throws IOException {
        Set<AptSource> found = new LinkedHashSet<>();
        Path single = etcApt.resolve("sources.list");
        if (Files.isReadable(single)) {
            found.addAll(parseList(Files.readString(single)));
        }
        Path parts = etcApt.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            List<Path> files = new ArrayList<>();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(parts, "*.{list,sources}")) {
                all.forEach(files::add);
            }
            files.sort(null);
            for (Path file : files) {
                String text = Files.readString(file);
                found.addAll(file.toString().endsWith(".list") ? parseList(text) : parseSources(text));
            }
        }
        return List.copyOf(found);
    }

    /** The old form: {@code deb [signed-by=/a/keyring] uri suite main}. */
    static List<AptSource> parseList(String text) {
        List<AptSource> found = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher entry = ONE_LINE.matcher(line.replaceFirst("#.*", "").strip());
            if (!entry.matches()) {
                continue;
            }
            StringBuilder trust = new StringBuilder();
            String options = entry.group(1) == null ? "" : entry.group(1);
            for (String option : options.strip().split("\\s+")) {
                if (option.startsWith("signed-by=")) {
                    trust.append("Signed-By: ").append(option.substring("signed-by=".length()).replace(',', ' ')).append('\n');
                } else if (option.startsWith("trusted=")) {
                    trust.append("Trusted: ").append(option.substring("trusted=".length())).append('\n');
                }
            }
            add(found, entry.group(2), entry.group(3), entry.group(4), trust.toString());
        }
        return found;
    }

    /** The new form (deb822): stanzas of {@code Field: value}, continued on indented lines. */
    static List<AptSource> parseSources(String text) {
        List<AptSource> found = new ArrayList<>();
        String withoutComments = text.replaceAll("(?m)^#.*\\R?", "");
        for (String stanza : withoutComments.split("\\R[ \\t]*\\R")) {
            Map<String, String> fields = fields(stanza);
            boolean enabled = !fields.getOrDefault("enabled", "yes").strip().equalsIgnoreCase("no");
            if (!enabled || !words(fields.getOrDefault("types", "")).contains("deb")) {
                continue;
            }
            StringBuilder trust = new StringBuilder();
            if (fields.containsKey("signed-by")) {
                trust.append("Signed-By:").append(fields.get("signed-by")).append('\n');
            }
            if (fields.containsKey("trusted")) {
                trust.append("Trusted:").append(fields.get("trusted")).append('\n');
            }
            for (String uri : words(fields.getOrDefault("uris", ""))) {
                add(found, uri, fields.getOrDefault("suites", ""), fields.getOrDefault("components", ""), trust.toString());
            }
        }
        return found;
    }

    /** Values keep their line breaks and indents, since a whole key may stand in Signed-By. */
    private static Map<String, String> fields(String stanza) {
        Map<String, String> fields = new HashMap<>();
        for (String field : stanza.split("\\R(?![ \\t])")) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.put(field.substring(0, colon).strip().toLowerCase(Locale.ROOT), field.substring(colon + 1).stripTrailing());
            }
        }
        return fields;
    }

    private static void add(List<AptSource> found, String uri, String suites, String components, String trust) {
        boolean onlySecurity = words(suites).stream().allMatch(suite -> suite.contains("-security"));
        if (!uri.startsWith("cdrom:") && words(components).contains("main") && !onlySecurity) {
            found.add(new AptSource(uri, trust));
        }
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }

    /** A .sources file for Debian's suite sid on this mirror. */
    String sid() {
        return "Types: deb\nURIs: " + uri + "\nSuites: sid\nComponents: main\n" + trust;
    }
}
