package dev.seachange.it.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the log: transactions of two updates, two inserts and one delete, of random rows. A row may be gone already; then the
 * statement leaves nothing in the log, as in the measurement of the design. Each writer has rows of its own, so the outcome does not
 * depend on who is faster.
 */
final class BenchLog {
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS_PER_PACKET = 50;

    /**
     * @param changes row changes in the log
     * @param bytes of the binary log
     */
    record Made(int transactions, long changes, long bytes, String gtids) {}

    private final BenchServer old;
    private final int rows;

    private BenchLog(BenchServer old, int rows) {
        this.old = old;
        this.rows = rows;
    }

    /** Writes without flushing each commit, since how fast OLD is does not count; it flushes again afterwards. */
    static Made write(BenchServer old, BenchOptions options) throws Exception {
        old.execute("FLUSH BINARY LOGS", "SET GLOBAL sync_binlog = 0", "SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        long changes = new BenchLog(old, options.rows()).write(options.transactions());
        old.execute("SET GLOBAL sync_binlog = 1", "SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        long bytes = Long.parseLong(lastLog(old));
        return new Made(options.transactions(), changes, bytes, old.gtids());
    }

    private static String lastLog(BenchServer old) throws SQLException {
        try (Connection connection = old.connect();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery("SHOW BINARY LOG STATUS")) {
            result.next();
            return result.getString("Position");
        }
    }

    private long write(int transactions) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Long>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                writers.add(() -> writeAll(number, transactions / WRITERS + (number < transactions % WRITERS ? 1 : 0)));
            }
            long changes = 0;
            for (Future<Long> done : threads.invokeAll(writers)) {
                changes += done.get();
            }
            return changes;
        }
    }

    private long writeAll(int writer, int transactions) throws SQLException {
        Random random = new Random(100 + writer);
        BitSet gone = new BitSet(rows + 1);
        long nextId = rows + 1L + writer;
        long changes = 0;
        String url = old.server().jdbcUrl("bench") + "&allowMultiQueries=true&sessionVariables=transaction_isolation='READ-COMMITTED'";
        try (Connection connection = DriverManager.getConnection(url, "root", "");
                Statement statement = connection.createStatement()) {
            StringBuilder sql = new StringBuilder();
            for (int i = 1; i <= transactions; i++) {
                sql.append("BEGIN;");
                for (int update = 0; update < 2; update++) {
                    changes += update(sql, own(writer, random), gone, random);
                }
                for (int insert = 0; insert < 2; insert++) {
                    sql.append("INSERT INTO squid_sale VALUES ").append(BenchTable.values(nextId, random)).append(';');
                    nextId += WRITERS;
                    changes++;
                }
                changes += delete(sql, own(writer, random), gone);
                sql.append("COMMIT;");
                if (i % TRANSACTIONS_PER_PACKET == 0 || i == transactions) {
                    send(statement, sql.toString());
                    sql.setLength(0);
                }
            }
        }
        return changes;
    }

    /** One of the rows there were before the log that belong to this writer. */
    private int own(int writer, Random random) {
        return 1 + writer + WRITERS * random.nextInt((rows - writer + WRITERS - 1) / WRITERS);
    }

    private static int update(StringBuilder sql, int id, BitSet gone, Random random) {
        sql.append("UPDATE squid_sale SET state = '").append(BenchTable.state(random)).append("', quantity = ")
                .append(random.nextInt(1, 100)).append(", price = ").append(BenchTable.price(random))
                .append(", updated_at = ").append(BenchTable.time(random)).append(" WHERE id = ").append(id).append(';');
        return gone.get(id) ? 0 : 1;
    }

    private static int delete(StringBuilder sql, int id, BitSet gone) {
        sql.append("DELETE FROM squid_sale WHERE id = ").append(id).append(';');
        boolean there = !gone.get(id);
        gone.set(id);
        return there ? 1 : 0;
    }

    private static void send(Statement statement, String packet) throws SQLException {
        boolean rows = statement.execute(packet);
        while (rows || statement.getUpdateCount() != -1) {
            rows = statement.getMoreResults();
        }
    }
}
