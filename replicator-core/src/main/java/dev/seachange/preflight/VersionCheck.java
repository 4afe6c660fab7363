package dev.seachange.preflight;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the server is of a line that Seachange and Debezium 3.5 have been tried with, or lies between two such lines.
 *
 * <p>Source: Debezium's table of tested versions (MySQL 8.0, 8.4, 9.0, 9.1; MariaDB 11.4, 11.7), and our own tests (MySQL 9.7,
 * MariaDB 11.4).
 */
final class VersionCheck {
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    private VersionCheck() {}

    static void run(Probe probe, Findings findings, PreflightCode code) throws SQLException {
        String version = probe.variable("version").orElse("");
        if (!known(probe.isMySql(), version)) {
            findings.warning(
                    code,
                    "Its version is " + version + ", which Seachange has not been tried with.",
                    "Rehearse the migration with a copy of the data. Known are "
                            + (probe.isMySql() ? "MySQL 8.0 to 9.7." : "MariaDB 10.5 to 11.8."));
        }
    }

    static boolean known(boolean mySql, String version) {
        Optional<Integer> line = line(version);
        return line.isPresent() && (mySql ? within(line.get(), 800, 907) : within(line.get(), 1005, 1108));
    }

    private static boolean within(int line, int from, int to) {
        return line >= from && line <= to;
    }

    /** Major version times 100, plus the minor one. */
    private static Optional<Integer> line(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.lookingAt()
                ? Optional.of(Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2)))
                : Optional.empty();
    }
}
