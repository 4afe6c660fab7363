package dev.seachange.it.crash;

import dev.seachange.it.crash.Sql.GiveUp;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** What happens to customers, their orders and the notes about them: parents and children, always in step. */
final class CustomerErrands {
    private final Sql sql;
    private final SplittableRandom random;
    private final IntSupplier uids;

    CustomerErrands(Sql sql, SplittableRandom random, IntSupplier uids) {
        this.sql = sql;
        this.random = random;
        this.uids = uids;
    }

    private long customer() throws SQLException, GiveUp {
        return sql.number(
                "SELECT id FROM customer WHERE id >= ? ORDER BY id LIMIT 1", random.nextInt(CrashShop.CUSTOMERS * 5 / 4));
    }

    private long order() throws SQLException, GiveUp {
        long newest = sql.number("SELECT MAX(id) FROM squid_order");
        return sql.number("SELECT id FROM squid_order WHERE id >= ? ORDER BY id LIMIT 1", random.nextLong(newest + 1));
    }

    void insert() throws SQLException, GiveUp {
        int uid = uids.getAsInt();
        sql.updateOne(
                "INSERT INTO customer (uid, full_nm, email, phone, hits) VALUES (?, ?, ?, ?, 0)", uid, "New customer " + uid,
                "n" + uid + "@sea.example", random.nextBoolean() ? "+82 2 " + uid : "");
    }

    void update() throws SQLException, GiveUp {
        sql.updateOne(
                "UPDATE customer SET full_nm = ?, phone = ?, hits = hits + 1 WHERE id = ?", "Renamed " + random.nextInt(1000),
                "+47 " + random.nextInt(1000), customer());
    }

    /** With the notes about them; one who has orders stays, by OLD's own rules. */
    void delete() throws SQLException, GiveUp {
        long id = customer();
        sql.update("DELETE FROM note WHERE customer_id = ?", id);
        sql.updateOne("DELETE FROM customer WHERE id = ?", id);
    }

    void move() throws SQLException, GiveUp {
        long id = customer();
        sql.update("DELETE FROM note WHERE customer_id = ?", id);
        sql.updateOne("UPDATE customer SET id = ?, hits = hits + 1 WHERE id = ?", random.nextInt(5_000, 1_000_000), id);
    }

    void swapEmails() throws SQLException, GiveUp {
        long one = customer();
        long two = customer();
        if (one == two) {
            throw new GiveUp("the same customer twice");
        }
        String emailOfOne = sql.text("SELECT email FROM customer WHERE id = ? FOR UPDATE", one);
        String emailOfTwo = sql.text("SELECT email FROM customer WHERE id = ? FOR UPDATE", two);
        sql.updateOne("UPDATE customer SET email = ? WHERE id = ?", "aside" + uids.getAsInt() + "@sea.example", one);
        sql.updateOne("UPDATE customer SET email = ?, hits = hits + 1 WHERE id = ?", emailOfOne, two);
        sql.updateOne("UPDATE customer SET email = ?, hits = hits + 1 WHERE id = ?", emailOfTwo, one);
    }

    void note() throws SQLException, GiveUp {
        sql.updateOne("INSERT INTO note (customer_id, body) VALUES (?, ?)", customer(), "called " + random.nextInt(1000));
    }

    void placeOrder() throws SQLException, GiveUp {
        int items = random.nextInt(5);
        sql.updateOne("INSERT INTO squid_order (customer_id, status_cd, items, hits) VALUES (?, 'N', ?, 0)", customer(), items);
        long id = sql.number("SELECT LAST_INSERT_ID()");
        for (int line = 1; line <= items; line++) {
            sql.updateOne("INSERT INTO squid_order_item VALUES (?, ?, ?, ?)", id, line, random.nextInt(1000), line);
        }
    }

    void addItem() throws SQLException, GiveUp {
        long id = order();
        sql.updateOne("UPDATE squid_order SET items = items + 1, hits = hits + 1 WHERE id = ?", id);
        sql.updateOne("INSERT INTO squid_order_item VALUES (?, ?, NULL, 1)", id, random.nextInt(10, 1000));
    }

    void dropItem() throws SQLException, GiveUp {
        long id = order();
        sql.updateOne("UPDATE squid_order SET items = items - 1, hits = hits + 1 WHERE id = ?", id);
        sql.updateOne("DELETE FROM squid_order_item WHERE order_id = ? ORDER BY line_no LIMIT 1", id);
    }

    void renumberItem() throws SQLException, GiveUp {
        sql.updateOne(
                "UPDATE squid_order_item SET line_no = ?, qty = qty + 1 WHERE order_id = ? ORDER BY line_no LIMIT 1",
                random.nextInt(10, 1000), order());
    }

    void ship() throws SQLException, GiveUp {
        sql.updateOne(
                "UPDATE squid_order SET status_cd = ?, hits = hits + 1 WHERE id = ?", random.nextBoolean() ? "P" : "S", order());
    }

    void cancelOrder() throws SQLException, GiveUp {
        long id = order();
        sql.update("DELETE FROM squid_order_item WHERE order_id = ?", id);
        sql.updateOne("DELETE FROM squid_order WHERE id = ?", id);
    }
}
