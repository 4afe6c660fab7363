package dev.seachange.rules;

import dev.seachange.yaml.Problem;
import java.util.List;

/** What became of rule files. */
public sealed interface Compilation {

    /** What is to be thought about, sorted by file, line and column. */
    List<Problem> warnings();

    /** Every check passed. */
    record Compiled(RuleSet rules, List<Problem> warnings) implements Compilation {
        public Compiled {
            warnings = List.copyOf(warnings);
        }
    }

    /** @param problems all that were found, sorted by file, line and column; never empty */
    record Refused(List<Problem> problems, List<Problem> warnings) implements Compilation {
        public Refused {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }
}
