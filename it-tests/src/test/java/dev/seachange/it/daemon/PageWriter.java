package dev.seachange.it.daemon;

import java.util.Random;

/** Statements at random on the tables of docs/rules.md. Nothing here is parked. */
final class PageWriter {
    private static final int KEYS = 60;

    private final Random random;

    PageWriter(Random random) {
        this.random = random;
    }

    String next() {
        int id = random.nextInt(KEYS);
        int other = random.nextInt(KEYS);
        int shard = 1 + random.nextInt(2);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "REPLACE INTO shop.squid VALUES (" + id + ", ' Squid " + other + " ', '" + "SML".charAt(other % 3)
                    + "', 'Loligo " + other + "', " + nullable("'Busan'") + ", " + other * 12_345L + ", '" + status() + "', "
                    + nullable("'2026-03-01 09:00:00." + other % 10 + "'") + ", " + nullable(other * 111) + ", "
                    + nullable("'Kraken'") + ", " + nullable(other % 2 == 0 ? "'TKY'" : "'OSA'") + ", 10, "
                    + nullable(other + ".25") + ", 'x')";
            case 3 -> "UPDATE shop.squid SET status = '" + status() + "' WHERE id = " + id;
            case 4 -> "UPDATE shop.squid SET squid_nm = ' N" + other + "', size_cd = 'L', landed = "
                    + nullable("'2026-07-01 00:30:00'") + " WHERE id BETWEEN " + id + " AND " + (id + 5);
            case 5 -> "DELETE FROM shop.squid WHERE id = " + id;
            case 6 -> "UPDATE IGNORE shop.squid SET id = " + (id + KEYS) + " WHERE id = " + other;
            case 7 -> "REPLACE INTO shop.squid_care VALUES (" + id + ", " + other % 2 + ", " + other + ", NULL)";
            case 8 -> "DELETE FROM shop.squid_care WHERE squid_id = " + id;
            case 9 -> "UPDATE IGNORE shop.squid_care SET squid_id = " + id + ", days = days + 1 WHERE squid_id = " + other;
            case 10 -> "REPLACE INTO shop.octopus VALUES (" + id + ", 'Octo " + other + "', NULL)";
            case 11 -> "DELETE FROM shop.octopus WHERE id = " + id;
            case 12 -> "REPLACE INTO shop.species VALUES (" + id + ", 'sp" + other + "', 1, " + nullable("'memo'") + ")";
            default -> other % 5 == 0
                    ? "DELETE FROM shop_" + shard + ".orders WHERE id = " + id
                    : "REPLACE INTO shop_" + shard + ".orders VALUES (" + id + ", " + other + ".50)";
        };
    }

    private String status() {
        return random.nextInt(3) == 0 ? "draft" : "live";
    }

    private Object nullable(Object value) {
        return random.nextInt(4) == 0 ? "NULL" : value;
    }
}
