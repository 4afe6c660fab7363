package dev.seachange.demo;

import dev.seachange.cli.Console;
import java.util.Locale;

/** What the demo tells its user, on standard output and in one notation of numbers wherever it runs. */
record Narration(Console console) {

    // The annotation that is asked for comes with a library that nothing else here needs.
    @SuppressWarnings("AnnotateFormatMethod")
    void say(String text, Object... values) {
        console.out().println(String.format(Locale.ROOT, text, values));
    }

    void trouble(String text) {
        console.err().println(text);
    }
}
