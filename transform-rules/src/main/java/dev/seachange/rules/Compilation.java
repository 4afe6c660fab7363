package dev.seachange.rules;

import dev.seachange.yaml.Problem;
import java.util.List;

/** What became of rule files. */
public sealed interface Compilation {

    /** Every check passed. */
    record Compiled(RuleSet rules) implements Compilation {}

    /** @param problems all that were found, sorted by file, line and column; never empty */
    record Refused(List<Problem> problems) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
