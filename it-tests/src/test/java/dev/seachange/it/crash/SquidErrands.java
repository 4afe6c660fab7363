package dev.seachange.it.crash;

import dev.seachange.it.crash.Sql.GiveUp;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/** What happens to squid: the large table, with a filter in its rule and a second unique key on both sides. */
final class SquidErrands {
    /** So many places of the table are touched again and again. */
    private static final int HOT_PLACES = 1_500;
    /** Parts of the table that large transactions rewrite. */
    private static final int LARGE_PLACES = 3;

    /** Keys whose rows are likely to be read for the copy now. */
    private static final int AHEAD_OF_COPY = 2_000 * CrashShop.SQUID_STEP;

    private final Sql sql;
    private final SplittableRandom random;
    private final IntSupplier uids;
    private final int rows;
    private final int keys;
    private final AtomicLong front;

    /**
     * @param rows how many there were at first
     * @param front where the copy is; 0 for nowhere
     */
    SquidErrands(Sql sql, SplittableRandom random, IntSupplier uids, int rows, AtomicLong front) {
        this.sql = sql;
        this.random = random;
        this.uids = uids;
        this.rows = rows;
        this.keys = rows * CrashShop.SQUID_STEP;
        this.front = front;
    }

    private long from(long key) throws SQLException, GiveUp {
        return sql.number("SELECT id FROM squid WHERE id >= ? ORDER BY id LIMIT 1", key);
    }

    private long any() throws SQLException, GiveUp {
        return from(place());
    }

    private long place() {
        return nearFront() ? front.get() + random.nextInt(AHEAD_OF_COPY) : random.nextInt(keys);
    }

    private boolean nearFront() {
        return front.get() > 0 && random.nextInt(3) > 0;
    }

    private long hot() throws SQLException, GiveUp {
        if (nearFront()) {
            return from(place());
        }
        return from((long) keys / HOT_PLACES * random.nextInt(HOT_PLACES));
    }

    void touch() throws SQLException, GiveUp {
        for (int count = random.nextInt(1, 4); count > 0; count--) {
            sql.updateOne(
                    "UPDATE squid SET price_cents = ?, hits = hits + 1, debug_note = ? WHERE id = ?", random.nextInt(100_000),
                    "touched", hot());
        }
    }

    void insert() throws SQLException, GiveUp {
        int uid = uids.getAsInt();
        insert(place(), uid, "new-" + uid);
    }

    private void insert(long id, int uid, String sku) throws SQLException, GiveUp {
        sql.updateOne(
                "INSERT INTO squid VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL)", id, uid, sku, "Newcomer " + uid,
                "SML".substring(uid % 3, uid % 3 + 1), uid % 977, random.nextInt(4) == 0 ? "draft" : "live");
    }

    void delete() throws SQLException, GiveUp {
        sql.updateOne("DELETE FROM squid WHERE id = ?", any());
    }

    void move() throws SQLException, GiveUp {
        sql.updateOne("UPDATE squid SET id = ?, hits = hits + 1 WHERE id = ?", place(), hot());
    }

    /** Into the filter, out of it, or within it. */
    void changeStatus() throws SQLException, GiveUp {
        String status = random.nextInt(3) == 0 ? "draft" : random.nextBoolean() ? "live" : "sold_out";
        sql.updateOne("UPDATE squid SET status = ?, hits = hits + 1 WHERE id = ?", status, hot());
    }

    private record Tagged(long id, String sku) {}

    private Tagged locked(long id) throws SQLException, GiveUp {
        return new Tagged(id, sql.text("SELECT sku FROM squid WHERE id = ? FOR UPDATE", id));
    }

    /** Two squid exchange their unique values, one of which is put aside meanwhile. */
    void swapSku() throws SQLException, GiveUp {
        Tagged one = locked(hot());
        Tagged two = locked(random.nextBoolean() ? hot() : any());
        if (one.id() == two.id()) {
            throw new GiveUp("the same squid twice");
        }
        sql.updateOne("UPDATE squid SET sku = ? WHERE id = ?", "aside-" + uids.getAsInt(), one.id());
        sql.updateOne("UPDATE squid SET sku = ?, hits = hits + 1 WHERE id = ?", one.sku(), two.id());
        sql.updateOne("UPDATE squid SET sku = ?, hits = hits + 1 WHERE id = ?", two.sku(), one.id());
    }

    /** One squid goes, another gets its unique value, in other letters that mean the same to the server. */
    void inheritSku() throws SQLException, GiveUp {
        Tagged gone = locked(any());
        sql.updateOne("DELETE FROM squid WHERE id = ?", gone.id());
        String sku = random.nextBoolean() ? gone.sku().toUpperCase(Locale.ROOT) : gone.sku().toLowerCase(Locale.ROOT);
        insert(random.nextBoolean() ? gone.id() : place(), uids.getAsInt(), sku);
    }

    /** A few thousand rows in one transaction; a table has some places for that. */
    void rewriteMany() throws SQLException, GiveUp {
        rewrite();
        rewrite();
    }

    private void rewrite() throws SQLException, GiveUp {
        long first = (long) (rows / LARGE_PLACES) * random.nextInt(LARGE_PLACES) * CrashShop.SQUID_STEP;
        long last = first + (long) random.nextInt(1_000, 2_500) * CrashShop.SQUID_STEP;
        int changed = sql.update(
                "UPDATE squid SET price_cents = price_cents + 1, hits = hits + 1 WHERE id BETWEEN ? AND ?", first, last);
        if (changed == 0) {
            throw new GiveUp("nothing there");
        }
    }
}
