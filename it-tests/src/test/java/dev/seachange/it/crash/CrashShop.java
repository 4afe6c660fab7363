package dev.seachange.it.crash;

import dev.seachange.it.servers.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A shop made to be hard to follow: money in two tables, unique values that change hands, keys that move, a table made into two,
 * a filter, children that NEW ties to their parents and children that it does not.
 *
 * <p>Every row that counts something carries a {@code uid}, which is never used again, and {@code hits}, which only rise.
 */
final class CrashShop {
    static final int WALLETS = 1_500;
    static final int PURSES = 1_500;
    static final int CUSTOMERS = 1_500;
    static final int ORDERS = 1_200;
    /** Keys of squid are multiples of it, so that others can be moved in between. */
    static final int SQUID_STEP = 10;

    /** NEW refuses larger ones; nothing in the rules or the types says so. */
    static final int LARGEST_BOTTLE = 1_000;

    /** Uids from here on are the writer's. */
    static final int FIRST_FREE_UID = 1_000_000;

    private static final long CENTS_EACH = 10_000;
    private static final long COINS_EACH = 1_000;

    /** What all accounts and pouches together must hold, always. */
    static final long TOTAL = WALLETS * CENTS_EACH + PURSES * COINS_EACH;

    private CrashShop() {}

    static void createOld(TestDatabase shop, int squid) throws SQLException {
        shop.execute(
                """
                CREATE TABLE wallet (id INT PRIMARY KEY, uid INT NOT NULL UNIQUE, owner_nm VARCHAR(40) NOT NULL,
                  kind_cd CHAR(1) NOT NULL, cents BIGINT NOT NULL, hits INT NOT NULL)""",
                """
                CREATE TABLE purse (owner INT NOT NULL, slot SMALLINT NOT NULL, uid INT NOT NULL UNIQUE,
                  coins BIGINT NOT NULL, hits INT NOT NULL, PRIMARY KEY (owner, slot))""",
                """
                CREATE TABLE squid (id BIGINT UNSIGNED PRIMARY KEY, uid INT NOT NULL, sku VARCHAR(30) NOT NULL UNIQUE,
                  squid_nm VARCHAR(60) NOT NULL, size_cd CHAR(1) NOT NULL, price_cents INT NOT NULL,
                  status ENUM('draft', 'live', 'sold_out') NOT NULL, hits INT NOT NULL, debug_note VARCHAR(60))""",
                """
                CREATE TABLE customer (id INT AUTO_INCREMENT PRIMARY KEY, uid INT NOT NULL UNIQUE,
                  full_nm VARCHAR(60) NOT NULL, email VARCHAR(80) NOT NULL UNIQUE, phone VARCHAR(30), hits INT NOT NULL)""",
                """
                CREATE TABLE squid_order (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL,
                  status_cd CHAR(1) NOT NULL, items INT NOT NULL, hits INT NOT NULL,
                  FOREIGN KEY (customer_id) REFERENCES customer (id))""",
                """
                CREATE TABLE squid_order_item (order_id BIGINT NOT NULL, line_no INT NOT NULL, squid_id BIGINT UNSIGNED,
                  qty INT NOT NULL, PRIMARY KEY (order_id, line_no), FOREIGN KEY (order_id) REFERENCES squid_order (id))""",
                """
                CREATE TABLE note (id BIGINT AUTO_INCREMENT PRIMARY KEY, customer_id INT NOT NULL, body TEXT NOT NULL,
                  FOREIGN KEY (customer_id) REFERENCES customer (id))""",
                "CREATE TABLE bottle (id INT PRIMARY KEY, volume INT NOT NULL)",
                "CREATE TABLE tide (id INT PRIMARY KEY, n BIGINT NOT NULL)",
                "INSERT INTO tide VALUES (1, 0)");
        fill(shop, squid);
    }

    private static void fill(TestDatabase shop, int squid) throws SQLException {
        shop.execute(
                "INSERT INTO wallet " + numbers(WALLETS) + "SELECT n * 10, n, CONCAT('Owner ', n),"
                        + " ELT(1 + n % 3, 'C', 'S', 'V'), " + CENTS_EACH + ", 0 FROM n WHERE n <= " + WALLETS,
                "INSERT INTO purse " + numbers(PURSES) + "SELECT (n - 1) DIV 3 * 5, (n - 1) % 3, n, " + COINS_EACH
                        + ", 0 FROM n WHERE n <= " + PURSES,
                "INSERT INTO squid " + numbers(squid) + "SELECT n * " + SQUID_STEP + ", n, CONCAT('sku-', n),"
                        + " CONCAT('Squid no. ', n), ELT(1 + n % 3, 'S', 'M', 'L'), n % 9973,"
                        + " ELT(1 + (n % 10 > 0) + (n % 7 = 0 AND n % 10 > 0), 'draft', 'live', 'sold_out'), 0, 'as it was'"
                        + " FROM n WHERE n <= " + squid,
                "INSERT INTO customer " + numbers(CUSTOMERS) + "SELECT n, n, CONCAT('Customer ', n),"
                        + " CONCAT('c', n, '@sea.example'), NULL, 0 FROM n WHERE n <= " + CUSTOMERS,
                // Every second customer has none.
                "INSERT INTO squid_order " + numbers(ORDERS) + "SELECT n, 1 + (2 * n) % " + CUSTOMERS
                        + ", 'N', n % 4, 0 FROM n WHERE n <= " + ORDERS,
                "INSERT INTO squid_order_item SELECT o.id, n.n, n.n * 10, 1 + n.n FROM squid_order o"
                        + " JOIN (SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3) n ON n.n <= o.items",
                "INSERT INTO note " + numbers(400) + "SELECT n, n, CONCAT('Note ', n) FROM n WHERE n <= 400");
    }

    /** A common table expression {@code n}, with numbers {@code n} from 1 to at least that one. */
    private static String numbers(int last) {
        int digits = Integer.toString(last).length();
        String value = IntStream.range(0, digits)
                .mapToObj(i -> (int) Math.pow(10, i) + " * d" + i + ".d")
                .collect(Collectors.joining(" + "));
        String from = IntStream.range(0, digits).mapToObj(i -> "d d" + i).collect(Collectors.joining(", "));
        return "WITH d AS (" + IntStream.range(0, 10).mapToObj(i -> "SELECT " + i + " AS d").collect(Collectors.joining(" UNION ALL "))
                + "), n AS (SELECT 1 + " + value + " AS n FROM " + from + ") ";
    }

    /** Not every tie of OLD is one in NEW: what the server does not watch over, the test does. */
    static void createNew(TestDatabase market) throws SQLException {
        market.execute(
                """
                CREATE TABLE account (account_id BIGINT PRIMARY KEY, uid BIGINT NOT NULL UNIQUE, holder VARCHAR(60) NOT NULL,
                  kind VARCHAR(12) NOT NULL, balance DECIMAL(22, 2) NOT NULL, hits BIGINT NOT NULL)""",
                """
                CREATE TABLE pouch (holder_id BIGINT NOT NULL, pocket INT NOT NULL, uid BIGINT NOT NULL UNIQUE,
                  coins BIGINT NOT NULL, hits BIGINT NOT NULL, PRIMARY KEY (holder_id, pocket))""",
                """
                CREATE TABLE seafood (seafood_id BIGINT UNSIGNED PRIMARY KEY, uid BIGINT NOT NULL, code VARCHAR(30) NOT NULL UNIQUE,
                  name VARCHAR(80) NOT NULL, size ENUM('small', 'medium', 'large') NOT NULL, price DECIMAL(14, 2) NOT NULL,
                  state VARCHAR(20) NOT NULL, kind VARCHAR(10) NOT NULL, hits BIGINT NOT NULL, KEY (hits), KEY (uid))""",
                """
                CREATE TABLE buyer (buyer_id BIGINT PRIMARY KEY, uid BIGINT NOT NULL UNIQUE, name VARCHAR(80) NOT NULL,
                  hits BIGINT NOT NULL)""",
                """
                CREATE TABLE buyer_contact (buyer_id BIGINT PRIMARY KEY, email VARCHAR(120) NOT NULL UNIQUE, phone VARCHAR(40),
                  hits BIGINT NOT NULL, FOREIGN KEY (buyer_id) REFERENCES buyer (buyer_id))""",
                """
                CREATE TABLE purchase (purchase_id BIGINT PRIMARY KEY, buyer_id BIGINT NOT NULL, state VARCHAR(12) NOT NULL,
                  items INT NOT NULL, hits BIGINT NOT NULL, FOREIGN KEY (buyer_id) REFERENCES buyer (buyer_id))""",
                """
                CREATE TABLE purchase_line (purchase_id BIGINT NOT NULL, line INT NOT NULL, seafood_id BIGINT UNSIGNED,
                  quantity INT NOT NULL, PRIMARY KEY (purchase_id, line),
                  FOREIGN KEY (purchase_id) REFERENCES purchase (purchase_id))""",
                "CREATE TABLE remark (remark_id BIGINT PRIMARY KEY, buyer_id BIGINT NOT NULL, body MEDIUMTEXT NOT NULL)",
                "CREATE TABLE wine (wine_id BIGINT PRIMARY KEY, volume BIGINT NOT NULL, CHECK (volume <= " + LARGEST_BOTTLE + "))",
                "CREATE TABLE gauge (id BIGINT PRIMARY KEY, level BIGINT NOT NULL)");
    }

    static String rules(TestDatabase shop, TestDatabase market) {
        return """
                mapping: 1
                values:
                  kind: { C: current, S: savings, V: vault }
                  size: { S: small, M: medium, L: large }
                  order_state: { N: new, P: paid, S: shipped }
                rules:
                  wallet:
                    from: OLD.wallet
                    to: NEW.account
                    key: { account_id: id }
                    columns:
                      uid: uid
                      holder: owner_nm
                      kind: { from: kind_cd, values: kind }
                      balance: { from: cents, type: "decimal(22,2)" }
                      hits: hits
                  purse:
                    from: OLD.purse
                    to: NEW.pouch
                    key: { holder_id: owner, pocket: slot }
                    columns: { uid: uid, coins: coins, hits: hits }
                  squid:
                    from: OLD.squid
                    where: status <> 'draft'
                    to: NEW.seafood
                    key: { seafood_id: id }
                    columns:
                      uid: uid
                      code: sku
                      name: squid_nm
                      size: { from: size_cd, values: size }
                      price: { from: price_cents, type: "decimal(14,2)" }
                      state: { from: status, type: "varchar(20)" }
                      kind: { value: squid }
                      hits: hits
                    drop: [debug_note]
                  customer:
                    from: OLD.customer
                    to: NEW.buyer
                    key: { buyer_id: id }
                    columns: { uid: uid, name: full_nm, hits: hits }
                    drop: rest
                  contact:
                    from: OLD.customer
                    to: NEW.buyer_contact
                    key: { buyer_id: id }
                    columns: { email: email, phone: phone, hits: hits }
                    drop: rest
                  order:
                    from: OLD.squid_order
                    to: NEW.purchase
                    key: { purchase_id: id }
                    columns:
                      buyer_id: customer_id
                      state: { from: status_cd, values: order_state }
                      items: items
                      hits: hits
                  order_item:
                    from: OLD.squid_order_item
                    to: NEW.purchase_line
                    key: { purchase_id: order_id, line: line_no }
                    columns: { seafood_id: squid_id, quantity: qty }
                  note:
                    from: OLD.note
                    to: NEW.remark
                    key: { remark_id: id }
                    columns: { buyer_id: customer_id, body: body }
                  bottle:
                    from: OLD.bottle
                    to: NEW.wine
                    key: { wine_id: id }
                    columns: { volume: volume }
                  tide:
                    from: OLD.tide
                    to: NEW.gauge
                    key: { id: id }
                    columns: { level: n }
                """
                .replace("OLD.", shop.name() + ".")
                .replace("NEW.", market.name() + ".");
    }
}
