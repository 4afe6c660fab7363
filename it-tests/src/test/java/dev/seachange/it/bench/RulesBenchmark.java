package dev.seachange.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link RuleRows}; figures in docs/benchmarks.md. {@code -Dseachange.bench=squid} runs those of that name only.
 */
class RulesBenchmark {
    @Test
    void rowsPerSecond() throws RunnerException {
        Options options = new OptionsBuilder()
                .include(RuleRows.class.getName() + "\\." + System.getProperty("seachange.bench", ""))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        assertThat(results).isNotEmpty();
    }
}
