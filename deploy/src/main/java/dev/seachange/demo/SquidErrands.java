package dev.seachange.demo;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is done to squid. */
final class SquidErrands {
    private static final long FIRST_NEW_SKU = 500_000_000;
    private static final int MOST_REPRICED = 5_000;
    private static final AtomicLong NEXT_SKU = new AtomicLong(FIRST_NEW_SKU);

    private SquidErrands() {}

    static boolean changePrices(Till till) throws SQLException {
        int count = till.dice().nextInt(1, 9);
        long first = till.anySquid();
        return till.update(
                        "UPDATE squid SET price_cents = ?, changed_at = UTC_TIMESTAMP(3) WHERE id BETWEEN ? AND ?",
                        ShopData.price(till.dice()), first, first + count - 1)
                > 0;
    }

    static boolean inOrOutOfDraft(Till till) throws SQLException {
        return till.update(
                        "UPDATE squid SET status = IF(status = 'draft', 'live', 'draft'), changed_at = UTC_TIMESTAMP(3)"
                                + " WHERE id = ?",
                        till.anySquid())
                > 0;
    }

    static boolean arrive(Till till) throws SQLException {
        long sku = NEXT_SKU.incrementAndGet();
        long id = till.insert(
                "INSERT INTO squid (sku, squid_nm, species, size_cd, price_cents, stock, weight_g, status, caught_on,"
                        + " changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, UTC_DATE(), UTC_TIMESTAMP(3))",
                ShopData.sku(sku), ShopData.squidName(till.dice(), sku), ShopData.species(till.dice()),
                ShopData.sizeCode(till.dice()), ShopData.price(till.dice()), till.dice().nextInt(10, 500),
                till.dice().nextInt(100, 9_000) + ".5", till.dice().nextInt(3) == 0 ? "draft" : "live");
        till.shelf().squid().add(id, till.dice());
        return true;
    }

    /** One of those that arrived since, which nobody has ordered, goes for good. */
    static boolean sellOut(Till till) throws SQLException {
        long id = till.shelf().squid().take(till.dice());
        return id != IdPool.NONE && till.update("DELETE FROM squid WHERE id = ?", id) > 0;
    }

    /** Each takes the other's unique number: neither row can be written before the other has let go. */
    static boolean swapSku(Till till) throws SQLException {
        long one = till.anySquid();
        long other = till.anySquid();
        List<List<String>> rows = till.query(
                "SELECT id, sku FROM squid WHERE id IN (?, ?) ORDER BY id FOR UPDATE", one, other);
        if (rows.size() < 2) {
            return false;
        }
        String first = rows.get(0).get(1);
        String second = rows.get(1).get(1);
        String change = "UPDATE squid SET sku = ? WHERE id = ?";
        till.update(change, "~" + first, rows.get(0).get(0));
        till.update(change, first, rows.get(1).get(0));
        till.update(change, second, rows.get(0).get(0));
        return true;
    }

    /** A large transaction: thousands of rows at once. */
    static boolean repriceMany(Till till) throws SQLException {
        long first = till.anySquid();
        return till.update(
                        "UPDATE squid SET price_cents = price_cents + 5, changed_at = UTC_TIMESTAMP(3)"
                                + " WHERE id BETWEEN ? AND ?",
                        first, first + MOST_REPRICED - 1)
                > 0;
    }
}
