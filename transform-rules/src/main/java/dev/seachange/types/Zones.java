package dev.seachange.types;

import dev.seachange.yaml.Nearest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time zones by name: the regions of the IANA database, and fixed offsets such as {@code +09:00}. */
public final class Zones {
    /** For messages. */
    public static final String HINT = "A zone is named as in the IANA database, `Asia/Seoul`, or is an offset such as `+09:00`.";

    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):([0-5]\\d)");
    private static final int LEAST_OFFSET = -(13 * 60 + 59) * 60;
    private static final int MOST_OFFSET = 14 * 60 * 60;
    private static final SortedSet<String> NAMES = names();

    private Zones() {}

    private static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
        names.removeIf(name -> name.startsWith("SystemV/"));
        return names;
    }

    /** Its rules; empty when there is no such zone. Offsets go from -13:59 to +14:00, as on the servers. */
    public static Optional<ZoneRules> find(String name) {
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            int size = (Integer.parseInt(offset.group(2)) * 60 + Integer.parseInt(offset.group(3))) * 60;
            int seconds = offset.group(1).equals("-") ? -size : size;
            return seconds < LEAST_OFFSET || seconds > MOST_OFFSET
                    ? Optional.empty()
                    : Optional.of(ZoneOffset.ofTotalSeconds(seconds).getRules());
        }
        return NAMES.contains(name) ? Optional.of(ZoneId.of(name).getRules()) : Optional.empty();
    }

    /** The end of a message about an unknown name: {@code ; did you mean `Asia/Seoul`?}, or nothing. */
    public static String question(String name) {
        String city = "/" + name.toLowerCase(Locale.ROOT);
        Optional<String> meant = NAMES.stream().filter(name::equalsIgnoreCase).findFirst()
                .or(() -> NAMES.stream().filter(known -> known.toLowerCase(Locale.ROOT).endsWith(city)).findFirst());
        if (meant.isPresent()) {
            return "; did you mean `" + meant.get() + "`?";
        }
        // Old abbreviations are too short to be guessed at: KST is not EST.
        return Nearest.question(name, NAMES.stream().filter(known -> known.indexOf('/') > 0 || known.equals("UTC")).toList());
    }

    /** Whether no two instants that a TIMESTAMP can hold have the same local time: whether clocks never went back. */
    public static boolean isOneToOne(ZoneRules rules) {
        Instant end = TimestampRange.WIDEST;
        ZoneOffsetTransition next = rules.nextTransition(Instant.EPOCH);
        while (next != null && next.getInstant().isBefore(end)) {
            if (next.isOverlap()) {
                return false;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return true;
    }
}
