package dev.seachange.it.crash;

import dev.seachange.it.crash.Sql.GiveUp;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/** What happens to wallets and purses. Whatever is done, all money together stays the same. */
final class MoneyErrands {
    private static final int WALLET_KEYS = CrashShop.WALLETS * 10 + 100;
    private static final int OWNERS = CrashShop.PURSES / 3 * 5 + 50;
    private static final int SLOTS = 5;

    private final Sql sql;
    private final SplittableRandom random;
    private final IntSupplier uids;

    MoneyErrands(Sql sql, SplittableRandom random, IntSupplier uids) {
        this.sql = sql;
        this.random = random;
        this.uids = uids;
    }

    private record Purse(long owner, long slot) {}

    private long wallet() throws SQLException, GiveUp {
        return sql.number("SELECT id FROM wallet WHERE id >= ? ORDER BY id LIMIT 1", random.nextInt(WALLET_KEYS));
    }

    private Purse purse() throws SQLException, GiveUp {
        String[] key = sql.row(
                2, "SELECT owner, slot FROM purse WHERE owner >= ? ORDER BY owner, slot LIMIT 1", random.nextInt(OWNERS));
        return new Purse(Long.parseLong(key[0]), Long.parseLong(key[1]));
    }

    private void give(long amount) throws SQLException, GiveUp {
        if (random.nextBoolean()) {
            sql.updateOne("UPDATE wallet SET cents = cents + ?, hits = hits + 1 WHERE id = ?", amount, wallet());
        } else {
            Purse purse = purse();
            sql.updateOne(
                    "UPDATE purse SET coins = coins + ?, hits = hits + 1 WHERE owner = ? AND slot = ?", amount, purse.owner(),
                    purse.slot());
        }
    }

    void transfer() throws SQLException, GiveUp {
        for (int pairs = random.nextInt(1, 4); pairs > 0; pairs--) {
            long amount = random.nextInt(1, 500);
            give(-amount);
            give(amount);
        }
    }

    /** Takes some money before something long and gives it back after it: to see half of that would be to miss money. */
    void around(long amount, Errand something) throws SQLException, GiveUp {
        give(-amount);
        something.run();
        give(amount);
    }

    void openWallet() throws SQLException, GiveUp {
        long amount = random.nextInt(1, 500);
        openWallet(random.nextInt(WALLET_KEYS), amount);
        give(-amount);
    }

    private void openWallet(long id, long amount) throws SQLException, GiveUp {
        int uid = uids.getAsInt();
        sql.updateOne(
                "INSERT INTO wallet VALUES (?, ?, ?, ?, ?, 0)", id, uid, "New owner " + uid,
                "CSV".substring(uid % 3, uid % 3 + 1), amount);
    }

    void closeWallet() throws SQLException, GiveUp {
        long id = wallet();
        long amount = sql.number("SELECT cents FROM wallet WHERE id = ? FOR UPDATE", id);
        sql.updateOne("DELETE FROM wallet WHERE id = ?", id);
        give(amount);
    }

    /** The same key for another wallet, in one transaction. */
    void replaceWallet() throws SQLException, GiveUp {
        long id = wallet();
        long amount = sql.number("SELECT cents FROM wallet WHERE id = ? FOR UPDATE", id);
        sql.updateOne("DELETE FROM wallet WHERE id = ?", id);
        openWallet(id, amount);
    }

    void moveWallet() throws SQLException, GiveUp {
        sql.updateOne("UPDATE wallet SET id = ?, hits = hits + 1 WHERE id = ?", random.nextInt(WALLET_KEYS), wallet());
    }

    /** Two wallets exchange their keys. */
    void swapWallets() throws SQLException, GiveUp {
        long one = wallet();
        long two = wallet();
        if (one == two) {
            throw new GiveUp("the same wallet twice");
        }
        long aside = -1L - random.nextInt(1_000_000_000);
        sql.updateOne("UPDATE wallet SET id = ? WHERE id = ?", aside, one);
        sql.updateOne("UPDATE wallet SET id = ?, hits = hits + 1 WHERE id = ?", one, two);
        sql.updateOne("UPDATE wallet SET id = ?, hits = hits + 1 WHERE id = ?", two, aside);
    }

    void movePurse() throws SQLException, GiveUp {
        Purse purse = purse();
        sql.updateOne(
                "UPDATE purse SET owner = ?, slot = ?, hits = hits + 1 WHERE owner = ? AND slot = ?", random.nextInt(OWNERS),
                random.nextInt(SLOTS), purse.owner(), purse.slot());
    }

    void renameOwner() throws SQLException, GiveUp {
        sql.updateOne(
                "UPDATE wallet SET owner_nm = ?, kind_cd = ?, hits = hits + 1 WHERE id = ?", "Owner é€ " + random.nextInt(1000),
                "CSV".substring(1, 2), wallet());
    }
}
