package dev.seachange.cli;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Pattern word for {@code logback.xml}: lets a log line and a redrawn block share a screen. Named there, hence public. */
public final class EraseBlock extends ClassicConverter {
    /** Set by the launcher. A log that goes to a file neither disturbs the block nor wants its control characters. */
    private static final boolean ON_SCREEN = Boolean.getBoolean("seachange.terminal.err");

    @Override
    public String convert(ILoggingEvent event) {
        return ON_SCREEN ? TerminalBlock.erase() : "";
    }
}
