package dev.seachange.config;

import dev.seachange.yaml.Place;
import dev.seachange.yaml.Problems;
import dev.seachange.yaml.YamlList;
import dev.seachange.yaml.YamlMap;
import dev.seachange.yaml.YamlNode;
import dev.seachange.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the values in for <code>${env:NAME}</code> and <code>${file:PATH}</code>, anywhere in any value. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)\\}?");

    private final Map<String, String> environment;
    private final Path folder;
    private final Problems problems;

    /** @param folder against which relative paths are meant */
    References(Map<String, String> environment, Path folder, Problems problems) {
        this.environment = environment;
        this.folder = folder;
        this.problems = problems;
    }

    YamlMap resolved(YamlMap map) {
        return new YamlMap(
                map.place(),
                map.entries().stream()
                        .map(entry -> new YamlMap.Entry(entry.key(), resolved(entry.value())))
                        .toList());
    }

    private YamlNode resolved(YamlNode node) {
        return switch (node) {
            case YamlMap map -> resolved(map);
            case YamlList list -> new YamlList(list.place(), list.items().stream().map(this::resolved).toList());
            case YamlScalar scalar -> scalar.text().contains("${") ? resolved(scalar) : scalar;
        };
    }

    private YamlScalar resolved(YamlScalar scalar) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String inside = matcher.group(1);
            String value = inside == null
                    ? "${"
                    : value(inside, matcher.group().endsWith("}"), scalar.span(matcher.start(), matcher.end()));
            // An unresolved one stays as it is: its problem is known, and what follows from it would be noise.
            matcher.appendReplacement(text, Matcher.quoteReplacement(value == null ? matcher.group() : value));
        }
        matcher.appendTail(text);
        return new YamlScalar(scalar.place(), text.toString(), YamlScalar.Kind.TEXT, -1);
    }

    private @Nullable String value(String inside, boolean closed, Place place) {
        if (closed && inside.startsWith("env:")) {
            return fromEnvironment(inside.substring("env:".length()), place);
        }
        if (closed && inside.startsWith("file:")) {
            return fromFile(inside.substring("file:".length()), place);
        }
        problems.add(
                place,
                ConfigCode.E002,
                // What stands inside is not repeated: it may be a piece of a password that was never meant as a reference.
                closed ? "unknown reference" : "a reference without its `}`",
                "There is ${env:NAME} and ${file:PATH}; write $${ for the letters ${ themselves.");
        return null;
    }

    private @Nullable String fromEnvironment(String name, Place place) {
        String value = environment.get(name);
        if (value == null) {
            problems.add(
                    place, ConfigCode.E002, "the environment has no variable `" + name + "`", "Set it, or use ${file:PATH}.");
        }
        return value;
    }

    private @Nullable String fromFile(String name, Place place) {
        String cause;
        try {
            String text = Files.readString(folder.resolve(name));
            // Editors and `echo` end a file with a line feed that is no part of the secret.
            return text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (NoSuchFileException e) {
            cause = "there is no such file";
        } catch (IOException | InvalidPathException e) {
            cause = e.getClass().getSimpleName();
        }
        problems.add(
                place,
                ConfigCode.E002,
                "cannot read `" + name + "`: " + cause,
                "Relative paths are meant from " + folder + ".");
        return null;
    }
}
