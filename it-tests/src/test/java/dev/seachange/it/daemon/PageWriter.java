package dev.seachange.it.daemon;

import dev.seachange.it.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** Writes at random to the tables of docs/rules.md, a few statements a transaction. */
final class PageWriter {
    private static final int KEYS = 60;

    private final TestDatabase shop;
    private final Random random;

    PageWriter(TestDatabase shop, Random random) {
        this.shop = shop;
        this.random = random;
    }

    void write(int statements) throws SQLException {
        try (Connection connection = shop.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < statements; i++) {
                statement.executeUpdate(any());
                if (random.nextInt(4) == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
    }

    private String any() {
        int id = random.nextInt(KEYS);
        int other = random.nextInt(KEYS);
        int shard = 1 + random.nextInt(2);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> "REPLACE INTO squid VALUES (" + id + ", ' Squid " + other + " ', '" + "SML".charAt(other % 3) + "', 'Loligo "
                    + other + "', " + nullable("'Busan'") + ", " + other * 12_345L + ", '" + status() + "', "
                    + nullable("'2026-03-01 09:00:00." + other % 10 + "'") + ", " + nullable(other * 111) + ", " + nullable("'Kraken'")
                    + ", " + nullable(other % 2 == 0 ? "'TKY'" : "'OSA'") + ", 10, " + nullable(other + ".25") + ", 'x')";
            case 3 -> "UPDATE squid SET status = '" + status() + "' WHERE id = " + id;
            case 4 -> "UPDATE squid SET squid_nm = ' N" + other + "', size_cd = 'L', landed = "
                    + nullable("'2026-07-01 00:30:00'") + " WHERE id BETWEEN " + id + " AND " + (id + 5);
            case 5 -> "DELETE FROM squid WHERE id = " + id;
            case 6 -> "UPDATE IGNORE squid SET id = " + (id + KEYS) + " WHERE id = " + other;
            case 7 -> "REPLACE INTO squid_care VALUES (" + id + ", " + other % 2 + ", " + other + ", NULL)";
            case 8 -> "DELETE FROM squid_care WHERE squid_id = " + id;
            case 9 -> "UPDATE IGNORE squid_care SET squid_id = " + id + ", days = days + 1 WHERE squid_id = " + other;
            case 10 -> "REPLACE INTO octopus VALUES (" + id + ", 'Octo " + other + "', NULL)";
            case 11 -> "DELETE FROM octopus WHERE id = " + id;
            case 12 -> "REPLACE INTO species VALUES (" + id + ", 'sp" + other + "', 1, " + nullable("'memo'") + ")";
            case 13 -> other % 5 == 0
                    ? "DELETE FROM " + shop.name() + "_" + shard + ".orders WHERE id = " + id
                    : "REPLACE INTO " + shop.name() + "_" + shard + ".orders VALUES (" + id + ", " + other + ".50)";
            default -> throw new IllegalStateException();
        };
    }

    private String status() {
        return random.nextInt(3) == 0 ? "draft" : "live";
    }

    private Object nullable(Object value) {
        return random.nextInt(4) == 0 ? "NULL" : value;
    }
}
