package dev.seachange.it.expression;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MySQL's tables of time zones, which are empty on a new server: the zones that expressions name are put in, by Java's rules, up
 * to 2037 as MySQL's own tool does it. What differs then is the reckoning, not the data.
 */
final class ZoneTables {
    private static final Pattern NAME = Pattern.compile("'(UTC|[A-Z][A-Za-z]+/[A-Za-z_+0-9-]+)'");
    private static final Instant END = Instant.parse("2038-01-01T00:00:00Z");

    private final Statement statement;

    private ZoneTables(Statement statement) {
        this.statement = statement;
    }

    /** Leaves zones alone that the server knows. */
    static void fill(Connection connection, List<String> expressions) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_bin = 0");
            ZoneTables tables = new ZoneTables(statement);
            for (String expression : expressions) {
                Matcher name = NAME.matcher(expression);
                while (name.find()) {
                    if (ZoneId.getAvailableZoneIds().contains(name.group(1)) && !tables.knows(name.group(1))) {
                        tables.add(name.group(1), ZoneId.of(name.group(1)).getRules());
                    }
                }
            }
        }
    }

    private boolean knows(String zone) throws SQLException {
        try (ResultSet answer = statement.executeQuery("SELECT CONVERT_TZ('2024-01-01', '+00:00', '" + zone + "') IS NOT NULL")) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private void add(String zone, ZoneRules rules) throws SQLException {
        statement.execute("INSERT INTO mysql.time_zone (Use_leap_seconds) VALUES ('N')");
        statement.execute("SET @zone = LAST_INSERT_ID()");
        List<ZoneOffset> offsets = new ArrayList<>();
        // The first kind of time is the one before the first transition.
        type(rules.getOffset(Instant.MIN), offsets);
        ZoneOffsetTransition next = rules.nextTransition(Instant.MIN);
        while (next != null && next.getInstant().isBefore(END)) {
            int type = type(next.getOffsetAfter(), offsets);
            statement.execute("INSERT INTO mysql.time_zone_transition (Time_zone_id, Transition_time, Transition_type_id)"
                    + " VALUES (@zone, " + next.toEpochSecond() + ", " + type + ")");
            next = rules.nextTransition(next.getInstant());
        }
        statement.execute("INSERT INTO mysql.time_zone_name (Name, Time_zone_id) VALUES ('" + zone + "', @zone)");
    }

    private int type(ZoneOffset offset, List<ZoneOffset> known) throws SQLException {
        if (!known.contains(offset)) {
            known.add(offset);
            statement.execute("INSERT INTO mysql.time_zone_transition_type VALUES (@zone, " + known.indexOf(offset) + ", "
                    + offset.getTotalSeconds() + ", 0, '')");
        }
        return known.indexOf(offset);
    }
}
