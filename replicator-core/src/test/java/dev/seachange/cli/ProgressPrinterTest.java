package dev.seachange.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seachange.status.Samples;
import dev.seachange.status.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressPrinterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicReference<Status> status = new AtomicReference<>(Samples.preparing());

    @Test
    void prints_plain_lines_when_the_stage_changes_and_every_five_seconds() {
        try (ProgressPrinter printer = ProgressPrinter.still(status::get, console(false, 80))) {
            printer.beat();
            printer.beat();
            status.set(Samples.copying());
            printer.beat();
            status.set(later(Samples.copying(), Duration.ofMillis(4_900)));
            printer.beat();
            status.set(later(Samples.copying(), Duration.ofSeconds(5)));
            printer.beat();
            status.set(Samples.live());
        }
        assertThat(text().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly("preparing", "copying", "copying", "live");
        assertThat(text()).doesNotContain("\u001b");
    }

    @Test
    void redraws_a_block_on_a_terminal_and_cuts_what_would_wrap() {
        ProgressPrinter printer = ProgressPrinter.still(status::get, console(true, 60));
        status.set(Samples.copying());
        printer.beat();
        printer.beat();
        printer.close();
        int height = StatusView.brief(Samples.copying()).split("\n").length;
        assertThat(text()).contains("\r" + "\u001b[1A".repeat(height) + "\u001b[J");
        assertThat(text().split("\n")).allSatisfy(line ->
                assertThat(line.replaceAll("\r(\u001b\\[1A)*\u001b\\[J", "").length()).isLessThan(60));
        assertThat(TerminalBlock.erase()).as("what is left on the screen stays").isEmpty();
    }

    @Test
    void a_log_line_takes_the_block_away_once() {
        TerminalBlock block = new TerminalBlock(console(true, 80).out(), 80);
        block.draw("a\nb");
        assertThat(TerminalBlock.erase()).isEqualTo("\r\u001b[1A\u001b[1A\u001b[J");
        assertThat(TerminalBlock.erase()).isEmpty();
        block.draw("c");
        assertThat(text()).isEqualTo("a\nb\nc\n");
        block.leave();
    }

    private static Status later(Status status, Duration time) {
        return new Status(
                status.migration(), status.at().plus(time), status.stage(), status.readiness(), status.lag(),
                status.progress(), status.throughput(), status.copy(), status.queue(), status.disturbances(),
                status.quarantine(), status.refreshes(), status.trouble());
    }

    private Console console(boolean terminal, int width) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Console(stream, stream, terminal, width);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
