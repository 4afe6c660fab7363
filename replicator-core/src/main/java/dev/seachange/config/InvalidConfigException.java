package dev.seachange.config;

import dev.seachange.yaml.Problem;
import dev.seachange.yaml.Problems;
import java.util.List;

/** The configuration is not usable; carries every problem found. */
public final class InvalidConfigException extends Exception {
    private final transient List<Problem> problems;

    public InvalidConfigException(List<Problem> problems) {
        super(Problems.render(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** As people read it, ending without a line feed. */
    public String render() {
        return Problems.render(problems);
    }
}
