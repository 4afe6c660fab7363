package dev.seachange.yaml;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers problems while a text is read, so that all of them can be shown at once. Not thread-safe. */
public final class Problems {
    private final TreeSet<Problem> found = new TreeSet<>();
    private final TreeSet<Problem> warnings = new TreeSet<>();

    /** The same problem at the same place counts once. */
    public void add(Problem problem) {
        found.add(problem);
    }

    public void add(Place place, ProblemCode code, String message) {
        add(Problem.of(place, code, message));
    }

    public void add(Place place, ProblemCode code, String message, String hint) {
        add(Problem.of(place, code, message).withHint(hint));
    }

    /** Tells what does not stand in the way, and is no problem to {@link #isEmpty}, {@link #size} and {@link #sorted}. */
    public void warn(Problem problem) {
        warnings.add(problem.asWarning());
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int size() {
        return found.size();
    }

    /** By file, line and column. */
    public List<Problem> sorted() {
        return List.copyOf(found);
    }

    /** By file, line and column. */
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** All of them as people read them, one after the other, without a line feed at the end. */
    public static String render(Collection<Problem> problems) {
        return problems.stream().sorted().map(Problem::render).collect(Collectors.joining("\n"));
    }
}
