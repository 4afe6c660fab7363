package dev.seachange.cli;

import dev.seachange.status.Lag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them; the same in every locale. */
final class Figures {
    private static final int BAR = 20;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendLiteral(" UTC")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 key}, {@code 2 keys}. */
    static String counted(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    static String rate(double perSecond, String what) {
        return (perSecond > 0 && perSecond < 10
                        ? String.format(Locale.ROOT, "%.1f", perSecond)
                        : count(Math.round(perSecond)))
                + " " + what + "/s";
    }

    static String duration(@Nullable Double seconds) {
        if (seconds == null) {
            return "unknown";
        }
        if (seconds < 0.9995) {
            return Math.round(seconds * 1000) + " ms";
        }
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < 120) {
            return whole + " s";
        }
        if (whole < 7_200) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        if (whole < 172_800) {
            return String.format(Locale.ROOT, "%d h %02d min", whole / 3_600, whole / 60 % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", whole / 86_400, whole / 3_600 % 24);
    }

    /** The total. A clock of whole seconds cannot tell less than one of them. */
    static String duration(Lag lag) {
        Double precision = lag.clockPrecisionSeconds();
        Double total = lag.totalSeconds();
        if (precision != null && total != null && precision >= 1 && total > 0 && total < precision) {
            return "under " + Math.round(precision) + " s";
        }
        return duration(total);
    }

    static String bytes(long bytes) {
        if (bytes >= 10L << 20) {
            return count(bytes >> 20) + " MiB";
        }
        return bytes >= 10L << 10 ? count(bytes >> 10) + " KiB" : count(bytes) + " bytes";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%3d %%", (int) Math.floor(share * 100));
    }

    static String bar(double share) {
        int full = (int) Math.floor(share * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    static String time(@Nullable Instant instant) {
        return instant == null ? "unknown" : TIME.format(instant);
    }
}
