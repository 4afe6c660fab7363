package dev.seachange.demo;

import java.sql.SQLException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is done to orders and their items. */
final class OrderErrands {
    private static final int MOST_ITEMS = 4;

    private OrderErrands() {}

    static boolean place(Till till) throws SQLException {
        long order = till.insert(
                "INSERT INTO squid_order (customer_id, status_cd, ordered_at, note) VALUES (?, 'N', UTC_TIMESTAMP(6), ?)",
                till.anyCustomer(), till.dice().nextInt(30) == 0 ? "As fresh as can be." : null);
        // In the order of ids, so that two orders do not wait for each other in a circle.
        SortedSet<Long> squid = new TreeSet<>();
        int count = till.dice().nextInt(1, MOST_ITEMS + 1);
        for (int i = 0; i < count; i++) {
            squid.add(till.anySquid());
        }
        long total = 0;
        int line = 0;
        for (long id : squid) {
            total += item(till, order, ++line, id);
        }
        till.update("UPDATE squid_order SET total_cents = ? WHERE id = ?", total, order);
        till.shelf().orders().add(order, till.dice());
        return total > 0;
    }

    /** Puts the squid on the order, if there is one; returns what it costs. */
    private static long item(Till till, long order, int line, long squid) throws SQLException {
        int qty = till.dice().nextInt(1, 5);
        List<List<String>> found = till.query("SELECT price_cents FROM squid WHERE id = ? FOR UPDATE", squid);
        if (found.isEmpty()) {
            return 0;
        }
        long price = Long.parseLong(found.getFirst().getFirst());
        till.update(
                "INSERT INTO squid_order_item (order_id, line_no, squid_id, qty, unit_cents) VALUES (?, ?, ?, ?, ?)",
                order, line, squid, qty, price);
        till.update("UPDATE squid SET stock = stock - ?, changed_at = UTC_TIMESTAMP(3) WHERE id = ?", qty, squid);
        return qty * price;
    }

    static boolean advance(Till till) throws SQLException {
        return till.update(
                        "UPDATE squid_order SET status_cd = CASE status_cd WHEN 'N' THEN 'P' WHEN 'P' THEN 'S' ELSE 'C' END"
                                + " WHERE id = ?",
                        till.anyOrder())
                > 0;
    }

    /** Children first, as the foreign key wants it. */
    static boolean cancel(Till till) throws SQLException {
        long made = till.shelf().orders().take(till.dice());
        long order = made == IdPool.NONE ? till.anyOrder() : made;
        till.update("DELETE FROM squid_order_item WHERE order_id = ?", order);
        return till.update("DELETE FROM squid_order WHERE id = ?", order) > 0;
    }

    /** An item gets another number on its order, which changes the key of the row. */
    static boolean moveLine(Till till) throws SQLException {
        return till.update(
                        "UPDATE squid_order_item SET line_no = line_no + ? WHERE order_id = ? ORDER BY line_no DESC LIMIT 1",
                        till.dice().nextInt(1, 4), till.anyOrder())
                > 0;
    }
}
