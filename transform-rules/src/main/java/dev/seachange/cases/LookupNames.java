package dev.seachange.cases;

import dev.seachange.expression.Lookup;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How test files call the lookups of the rules: {@code port}. Where several rule files mean different things by one name,
 * {@code squid.port} is that of {@code squid.yaml}, and so is {@code port} in {@code squid.test.yaml} beside it.
 */
final class LookupNames {
    private final List<Lookup> lookups;

    LookupNames(Collection<Lookup> lookups) {
        this.lookups = List.copyOf(lookups);
    }

    /**
     * The lookups that are meant: more than one where several files look for the same in the same place.
     *
     * @param testFile name of the file in which it is written
     * @return empty when there is none of that name; some that are not {@link #alike} when it cannot be told which is meant
     */
    List<Lookup> meant(String written, String testFile) {
        List<Lookup> named = lookups.stream().filter(lookup -> lookup.name().equals(written)).toList();
        if (named.isEmpty()) {
            return lookups.stream().filter(lookup -> qualified(lookup).equals(written)).toList();
        }
        List<Lookup> beside = named.stream().filter(lookup -> stem(lookup.file()).equals(stem(testFile))).toList();
        return alike(named) || beside.isEmpty() ? named : beside;
    }

    /** Whether they all find the same. */
    static boolean alike(List<Lookup> some) {
        return some.stream().allMatch(lookup -> alike(lookup, some.getFirst()));
    }

    private static boolean alike(Lookup one, Lookup other) {
        return one.table().id().equals(other.table().id())
                && one.match().name().equals(other.match().name())
                && one.take().name().equals(other.take().name());
    }

    /** What any test file can call it. */
    String of(Lookup lookup) {
        return alike(lookups.stream().filter(other -> other.name().equals(lookup.name())).toList()) ? lookup.name() : qualified(lookup);
    }

    /** Everything that can be written. */
    Set<String> all() {
        return lookups.stream().map(this::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String qualified(Lookup lookup) {
        return stem(lookup.file()) + "." + lookup.name();
    }

    /** The name of a file, without its folders and endings. */
    private static String stem(String file) {
        String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
