package dev.seachange.rules;

import dev.seachange.yaml.Problem;
import java.util.List;

/** What became of rule files. */
public sealed interface Compilation {

    /**
     * Every check passed.
     *
     * @param warnings what is to be thought about, sorted by file, line and column
     */
    record Compiled(RuleSet rules, List<Problem> warnings) implements Compilation {
        public Compiled {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param problems all that were found, sorted by file, line and column; never empty */
    record Refused(List<Problem> problems) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
