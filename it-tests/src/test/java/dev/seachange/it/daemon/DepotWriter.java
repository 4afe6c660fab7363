package dev.seachange.it.daemon;

import java.util.List;
import java.util.Random;

/**
 * Statements at random on the tables of the second rule file. What may be parked has a key from {@link #RISKY} on: crates that do
 * not fit, each always for the same reason, and boats at the quay {@code CCC}, which comes and goes once everything is copied.
 */
final class DepotWriter {
    static final int RISKY = 40;

    private static final int KEYS = 60;
    private static final List<String> GRADES = List.of("'A'", "'B'", "'C'", "NULL");
    private static final List<String> PACKED =
            List.of("2026-01-10 08:00:00", "2026-07-10 08:00:00", "2026-10-25 02:30:00", "2026-03-29 03:00:00");

    private final Random random;
    private boolean live;

    DepotWriter(Random random) {
        this.random = random;
    }

    /** From now on the rows of the lookup table change, and log books go. */
    void live() {
        live = true;
    }

    static List<String> first() {
        return List.of(
                "INSERT INTO depot.quay VALUES (1, 'AAA', 'alpha'), (2, 'BBB', 'beta'), (3, 'CCC', 'gamma')",
                "INSERT INTO depot.tmp_1 VALUES ('a table without a key')");
    }

    /** A boat whose quay is away, whatever chance has written. */
    List<String> away() {
        return List.of("DELETE FROM depot.quay WHERE code = 'CCC'", boat(RISKY, "'CCC'"));
    }

    /** One transaction. */
    List<String> next() {
        int id = random.nextInt(RISKY);
        int other = random.nextInt(RISKY);
        int risky = RISKY + random.nextInt(KEYS - RISKY);
        return switch (random.nextInt(18)) {
            case 0, 1 -> List.of(boat(id, safeCode()));
            case 2, 3 -> List.of(boat(risky, random.nextInt(2) == 0 ? "'CCC'" : safeCode()));
            case 4 -> List.of("UPDATE IGNORE depot.boat b SET b.id = " + id + ", b.quay_seen = " + seen("b.quay_cd") + " WHERE b.id = "
                    + other);
            case 5 -> List.of("DELETE FROM depot.boat WHERE id = " + (random.nextInt(3) == 0 ? risky : id));
            case 6 -> List.of(quay());
            case 7, 8 -> List.of(crate(random.nextBoolean() ? id : risky));
            case 9 -> List.of("DELETE FROM depot.crate WHERE id = " + id);
            case 10, 11 -> List.of("REPLACE INTO depot.berth VALUES (" + id + ", 'spot " + other + "', " + other + ", '" + state() + "')");
            case 12 -> List.of("UPDATE depot.berth SET state = '" + state() + "', length_m = " + other + " WHERE id BETWEEN " + id + " AND "
                    + (id + 3));
            case 13 -> List.of(
                    "DELETE FROM depot.berth WHERE id = " + id,
                    "UPDATE IGNORE depot.berth SET id = " + id + " WHERE id = " + other);
            case 14 -> List.of(
                    random.nextInt(3) == 0
                            ? "DELETE FROM depot.berth_power WHERE berth_id = " + id
                            : "REPLACE INTO depot.berth_power VALUES (" + id + ", " + (other % 4) * 100 + ")",
                    "UPDATE IGNORE depot.berth_power SET berth_id = " + (id + 1) + " WHERE berth_id = " + other);
            case 15 -> List.of(
                    random.nextInt(3) == 0
                            ? "DELETE FROM depot.berth_water WHERE berth_id = " + id
                            : "REPLACE INTO depot.berth_water VALUES (" + id + ", " + (other % 2 == 0 ? "NULL" : other) + ", 1)");
            case 16 -> logbook(id, other);
            default -> List.of(
                    random.nextInt(3) == 0
                            ? "DELETE FROM depot.visit_2025 WHERE id = " + id
                            : "REPLACE INTO depot.visit_" + (2025 + other % 2) + " VALUES (" + id + ", " + other + ")");
        };
    }

    private String boat(int id, String code) {
        String tags = List.of("[]", "[\"a\"]", "[\"a\", \"b\"]").get(random.nextInt(3));
        String colour = random.nextInt(4) == 0 ? "" : "\"colour\": \"red\", ";
        String built = List.of("2026-02-01 12:00:00", "2026-08-01 12:00:00", "2026-10-25 00:30:00").get(random.nextInt(3));
        return "REPLACE INTO depot.boat VALUES (" + id + ", 'Boat " + random.nextInt(100) + "', " + code + ", " + seen(code) + ", '"
                + built + "', '{" + colour + "\"masts\": " + random.nextInt(5) + ", \"tags\": " + tags + "}', 0)";
    }

    private static String seen(String code) {
        return "(SELECT q.id FROM depot.quay q WHERE q.code = " + code + ")";
    }

    private String safeCode() {
        return List.of("'AAA'", "'BBB'", "NULL").get(random.nextInt(3));
    }

    private String quay() {
        int id = 1 + random.nextInt(99);
        if (!live) {
            return "DELETE FROM depot.tmp_1 WHERE line = 'none'";
        }
        return switch (random.nextInt(4)) {
            case 0 -> "DELETE FROM depot.quay WHERE code = 'CCC'";
            case 1 -> "INSERT IGNORE INTO depot.quay VALUES (" + id + ", 'CCC', 'gamma " + id + "')";
            case 2 -> "UPDATE IGNORE depot.quay SET id = " + id + " WHERE code = '" + (random.nextBoolean() ? "AAA" : "BBB") + "'";
            default -> "UPDATE depot.quay SET nm = 'nm " + id + "' WHERE code <> 'AAA'";
        };
    }

    /** A risky one is good or bad; its number says what is bad about it: see {@link DepotWanted#BAD}. */
    private String crate(int id) {
        boolean bad = id >= RISKY && random.nextInt(3) == 0;
        String grade = bad && id % 4 == 0 ? "'X'" : GRADES.get(random.nextInt(GRADES.size()));
        String weight = bad && id % 4 == 1 ? "1.2345" : random.nextInt(999) + ".5";
        int pieces = bad && id % 4 == 2 ? 70_000 : random.nextInt(30_000);
        String packed = bad && id % 4 == 3 ? "2026-03-29 02:30:00" : PACKED.get(random.nextInt(PACKED.size()));
        return "REPLACE INTO depot.crate VALUES (" + id + ", " + grade + ", '" + weight + "', " + pieces + ", '" + packed + "', 'x')";
    }

    private String state() {
        return random.nextInt(4) == 0 ? "shut" : "open";
    }

    private List<String> logbook(int id, int other) {
        if (live && random.nextBoolean()) {
            return List.of("DELETE FROM depot.logbook WHERE id = " + id);
        }
        String values = " VALUES (" + id + ", 'line " + other + "')";
        return List.of("REPLACE INTO depot.logbook" + values, "REPLACE INTO depot.logbook_ever" + values);
    }
}
