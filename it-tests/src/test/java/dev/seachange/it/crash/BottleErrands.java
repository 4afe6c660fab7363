package dev.seachange.it.crash;

import dev.seachange.it.crash.Sql.GiveUp;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** What happens to bottles: a table whose rows NEW refuses when they hold too much, which OLD does not mind. */
final class BottleErrands {
    /** One that no errand ever meets, so that something is refused whatever chance brings. */
    static final String REFUSED_FROM_THE_START = "INSERT INTO bottle VALUES (1000, 5000)";

    private static final int KEYS = 300;
    private static final int TOO_MUCH = 5_000;

    private final Sql sql;
    private final SplittableRandom random;
    private final int oneIn;

    /** @param oneIn every how many changes is one that NEW refuses; 0 for never */
    BottleErrands(Sql sql, SplittableRandom random, int oneIn) {
        this.sql = sql;
        this.random = random;
        this.oneIn = oneIn;
    }

    private int volume() {
        return oneIn > 0 && random.nextInt(oneIn) == 0 ? TOO_MUCH : random.nextInt(CrashShop.LARGEST_BOTTLE);
    }

    void fill() throws SQLException, GiveUp {
        sql.updateOne("INSERT INTO bottle VALUES (?, ?)", random.nextInt(KEYS), volume());
    }

    void refill() throws SQLException, GiveUp {
        sql.updateOne("UPDATE bottle SET volume = ? WHERE id = ?", volume(), random.nextInt(KEYS));
    }

    void empty() throws SQLException, GiveUp {
        sql.updateOne("DELETE FROM bottle WHERE id = ?", random.nextInt(KEYS));
    }
}
