/**
 * The command line: parses, prints, decides the exit code. What the commands do is behind {@link dev.seachange.cli.Actions}.
 *
 * <p>Invariant: exit codes are 0 done, 1 problems found, 2 wrong usage, 3 stopped by a failure, 130 interrupted; results go to
 * standard output, everything else to standard error. No stack trace is shown unless {@code -Dseachange.trace=true}.
 *
 * <p>Known hole: the redrawn view keeps the width that the terminal had at the start.
 */
@NullMarked
package dev.seachange.cli;

import org.jspecify.annotations.NullMarked;
