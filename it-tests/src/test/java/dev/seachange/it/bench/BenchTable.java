package dev.seachange.it.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;

/** The table of the benchmarks: ten columns, two secondary indexes, on OLD and (under another name) on NEW. */
final class BenchTable {
    static final String DATABASE = "bench";
    static final String OLD_NAME = "squid_sale";
    static final String NEW_NAME = "seafood_sale";

    static final String RULES = """
            mapping: 1
            rules:
              sale:
                from: bench.squid_sale
                to: bench.seafood_sale
                columns: copy
            """;

    private static final String COLUMNS = """
              id          BIGINT         NOT NULL AUTO_INCREMENT,
              customer_id INT            NOT NULL,
              sku         VARCHAR(32)    NOT NULL,
              title       VARCHAR(80)    NOT NULL,
              state       VARCHAR(12)    NOT NULL,
              quantity    INT            NOT NULL,
              price       DECIMAL(10, 2) NOT NULL,
              note        VARCHAR(200)   NULL,
              created_at  DATETIME(3)    NOT NULL,
              updated_at  DATETIME(6)    NOT NULL,
              PRIMARY KEY (id),
              KEY by_customer (customer_id, created_at),
              KEY by_state (state, updated_at)
            """;

    private static final String[] STATES = {"open", "paid", "packed", "shipped", "returned"};
    private static final int ROWS_PER_STATEMENT = 1_000;
    private static final int CUSTOMERS = 50_000;

    private BenchTable() {}

    static String create(String name) {
        return "CREATE TABLE " + DATABASE + "." + name + " (\n" + COLUMNS + ") ENGINE = InnoDB";
    }

    /** Fills OLD's table with rows 1 to {@code rows}, past the log: nobody replicates how it was filled. */
    static void fill(BenchServer old, int rows) throws SQLException {
        old.execute("CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4", create(OLD_NAME));
        Random random = new Random(1);
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_log_bin = 0");
            connection.setAutoCommit(false);
            for (int id = 1; id <= rows; ) {
                StringBuilder sql = new StringBuilder("INSERT INTO bench.squid_sale VALUES ");
                int end = Math.min(rows, id + ROWS_PER_STATEMENT - 1);
                for (; id <= end; id++) {
                    sql.append(values(id, random)).append(id < end ? "," : "");
                }
                statement.execute(sql.toString());
                connection.commit();
            }
        }
        old.execute("ANALYZE NO_WRITE_TO_BINLOG TABLE bench.squid_sale");
    }

    /** A row as it stands in VALUES. */
    static String values(long id, Random random) {
        return "(" + id + "," + random.nextInt(CUSTOMERS) + ",'SKU-" + Integer.toHexString(random.nextInt())
                + "','Squid, " + state(random) + ", in box " + random.nextInt(10_000) + " of the morning catch','" + state(random)
                + "'," + random.nextInt(1, 100) + "," + price(random) + "," + note(random)
                + ",'2025-0" + random.nextInt(1, 10) + "-1" + random.nextInt(10) + " 0" + random.nextInt(10) + ":15:30."
                + random.nextInt(100, 1_000) + "'," + time(random) + ")";
    }

    static String price(Random random) {
        return random.nextInt(100_000) + "." + random.nextInt(10, 100);
    }

    static String state(Random random) {
        return STATES[random.nextInt(STATES.length)];
    }

    /** Hardly ever twice the same, so that an update to it changes the row. */
    static String time(Random random) {
        return "'2026-0" + random.nextInt(1, 10) + "-2" + random.nextInt(9) + " 1" + random.nextInt(10) + ":"
                + random.nextInt(10, 60) + ":" + random.nextInt(10, 60) + "." + random.nextInt(100_000, 1_000_000) + "'";
    }

    private static String note(Random random) {
        return random.nextInt(3) == 0 ? "NULL" : "'keep cold; counted by hand " + random.nextLong() + "'";
    }

    /** Number of rows and, over all of them, sum and exclusive or of each row's CRC: reads the whole table. */
    static String checksum(BenchServer server, String name) throws SQLException {
        String crc = "CRC32(CONCAT_WS('|', id, customer_id, sku, title, state, quantity, price, IFNULL(note, 'NULL'),"
                + " created_at, updated_at))";
        return server.ask("SELECT CONCAT(COUNT(*), ' rows, sum ', SUM(" + crc + "), ', xor ', BIT_XOR(" + crc + ")) FROM bench."
                + name + " FORCE INDEX (PRIMARY)");
    }

    /** Reads table and indexes, so that both sides begin with the same in memory. Returns the checksum. */
    static String warm(BenchServer server, String name) throws SQLException {
        for (String index : new String[] {"by_customer", "by_state"}) {
            server.ask("SELECT COUNT(*) FROM bench." + name + " FORCE INDEX (" + index + ") WHERE "
                    + (index.equals("by_state") ? "state >= ''" : "customer_id >= 0"));
        }
        return checksum(server, name);
    }
}
