package dev.seachange.it.crash;

import dev.seachange.change.Position;
import dev.seachange.it.daemon.Threads;
import dev.seachange.it.servers.TestDatabase;
import dev.seachange.status.Stage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads NEW all along, each time in one snapshot, and remembers every state that could not be.
 *
 * <p>At all times: the checkpoint and the copy never go back; what the checkpoint says is in NEW, and nothing else; no counter
 * goes back, no deleted row returns; both rows that rules make of one are there, and alike. As soon as all tables involved are
 * copied, so before the stage is live: all money is there, children have their parents, an order has as many lines as it says.
 */
final class Observer implements AutoCloseable {
    private static final int PAUSE_MILLIS = 40;
    private static final int MOST_VIOLATIONS = 20;
    private static final int NO_SUCH_DATABASE = 1049;
    private static final int NO_SUCH_TABLE = 1146;
    private static final int TABLE_CHANGED = 1412;

    private final TestDatabase market;
    private final String migration;
    private final Tide tide;
    private final AtomicLong front;
    private final Position.Kind kind;
    private final Deque<Sighting> toJudge = new ArrayDeque<>();
    private final Map<String, Counters> counters = new HashMap<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicLong snapshots = new AtomicLong();
    private final AtomicLong judged = new AtomicLong();
    private final AtomicLong moneySnapshots = new AtomicLong();
    private final AtomicLong liveSnapshots = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Thread thread;
    private Set<String> copied = new HashSet<>();
    private @Nullable Position position;
    private long epoch;
    private volatile boolean live;
    private volatile boolean stopping;

    /** What one snapshot showed of the tide. */
    private record Sighting(long level, Position checkpoint, String at) {}

    private Observer(TestDatabase market, String migration, Tide tide, AtomicLong front) {
        this.market = market;
        this.migration = migration;
        this.tide = tide;
        this.front = front;
        this.kind = Position.Kind.valueOf(market.kind().name());
        this.thread = Thread.ofPlatform().daemon().name("observer").unstarted(this::observe);
    }

    /** @param front is told how far the copy of squid is; 0 when it does not run */
    static Observer start(TestDatabase market, String migration, Tide tide, AtomicLong front) {
        Observer observer = new Observer(market, migration, tide, front);
        observer.thread.start();
        return observer;
    }

    private void observe() {
        try (Connection connection = market.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            while (!stopping && violations.size() < MOST_VIOLATIONS) {
                statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
                if (snapshotTaken(new Snapshot(statement))) {
                    snapshots.incrementAndGet();
                }
                statement.execute("ROLLBACK");
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException | InterruptedException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private boolean snapshotTaken(Snapshot now) throws SQLException {
        try {
            snapshot(now);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == TABLE_CHANGED && position == null) {
                // The daemon's own tables were just being made.
                return false;
            }
            throw e;
        }
    }

    private void snapshot(Snapshot now) throws SQLException {
        state(now);
        counters("account", now, now.counters("account", "1 = 1"));
        counters("pouch", now, now.counters("pouch", "1 = 1"));
        counters("buyer", now, now.counters("buyer", "1 = 1"));
        counters("purchase", now, now.numbers("SELECT purchase_id, hits FROM purchase"));
        seafood(now);
        expectNone(now, "buyers without contact", "FROM buyer b LEFT JOIN buyer_contact c USING (buyer_id)"
                + " WHERE c.buyer_id IS NULL OR c.hits <> b.hits");
        expectNone(now, "contacts without buyer",
                "FROM buyer_contact c LEFT JOIN buyer b USING (buyer_id) WHERE b.buyer_id IS NULL");
        tide(now);
        money(now);
        families(now);
        if (live) {
            liveSnapshots.incrementAndGet();
        }
    }

    /** The checkpoint and how far the copy is, in this snapshot. */
    private void state(Snapshot now) throws SQLException {
        String ours = " WHERE migration = '" + migration + "'";
        String[] checkpoint = now.row("SELECT epoch, `position`, stage FROM seachange.checkpoint" + ours, 3);
        if (checkpoint.length == 0) {
            return;
        }
        long newEpoch = Long.parseLong(checkpoint[0]);
        Position newPosition = Position.parse(kind, checkpoint[1]);
        Position before = position;
        if (newEpoch < epoch || (before != null && !newPosition.covers(before))) {
            violation(now, "the checkpoint went back from " + before + " (epoch " + epoch + ")");
        }
        epoch = newEpoch;
        position = newPosition;
        now.at = "epoch " + epoch + ", stage " + checkpoint[2] + ", position " + position;
        live |= checkpoint[2].equals(Stage.LIVE.toString());
        Set<String> done = now.texts(
                "SELECT SUBSTRING_INDEX(source_table, '.', -1) FROM seachange.copy_table" + ours + " AND state = 'DONE'");
        if (!done.containsAll(copied)) {
            violation(now, "the copy went back: " + copied + " were done, now " + done);
        }
        copied = done;
        String[] through = now.row("SELECT through_key FROM seachange.copy_table" + ours
                + " AND state = 'RUNNING' AND source_table LIKE '%.squid' AND through_key IS NOT NULL", 1);
        front.set(through.length == 0 ? 0 : Long.parseLong(through[0].replaceAll("[^0-9]", "")));
    }

    /** The exact link between the checkpoint and the rows. OLD may say a little later which place a number has. */
    private void tide(Snapshot now) throws SQLException {
        Position checkpoint = position;
        if (checkpoint != null && copied.contains("tide")) {
            toJudge.add(new Sighting(Long.parseLong(now.row("SELECT level FROM gauge", 1)[0]), checkpoint, now.at));
        }
        judge();
    }

    private void judge() {
        while (!toJudge.isEmpty()) {
            Sighting oldest = toJudge.getFirst();
            Optional<String> verdict = tide.judged(oldest.level(), oldest.checkpoint());
            if (verdict.isEmpty()) {
                return;
            }
            toJudge.removeFirst();
            judged.incrementAndGet();
            if (!verdict.get().isEmpty()) {
                violations.add(verdict.get() + " (" + oldest.at() + ")");
            }
        }
    }

    private void counters(String table, Snapshot now, Map<Long, Long> hits) {
        Counters known = counters.computeIfAbsent(table, name -> new Counters(name, false));
        known.observe(hits).forEach(violation -> violation(now, violation));
    }

    /** Only those that count already, and those that did and are not among them: the table is large. */
    private void seafood(Snapshot now) throws SQLException {
        Counters known = counters.computeIfAbsent("seafood", name -> new Counters(name, true));
        Map<Long, Long> hits = now.counters("seafood", "hits > 0");
        List<Long> missing = known.missing(hits);
        if (!missing.isEmpty()) {
            hits.putAll(now.counters("seafood", "uid IN (" + joined(missing) + ")"));
        }
        known.observe(hits).forEach(violation -> violation(now, violation));
    }

    private void money(Snapshot now) throws SQLException {
        if (copied.contains("wallet") && copied.contains("purse")) {
            String[] row = now.row("SELECT (SELECT SUM(balance) FROM account) + (SELECT SUM(coins) FROM pouch)", 1);
            if (new BigDecimal(row[0]).compareTo(BigDecimal.valueOf(CrashShop.TOTAL)) != 0) {
                violation(now, "all money together is " + row[0] + ", not " + CrashShop.TOTAL);
            }
            moneySnapshots.incrementAndGet();
        } else if (live) {
            violation(now, "live, but only these are copied: " + copied);
        }
    }

    private void families(Snapshot now) throws SQLException {
        if (copied.contains("customer") && copied.contains("note")) {
            expectNone(now, "remarks without buyer",
                    "FROM remark r LEFT JOIN buyer b USING (buyer_id) WHERE b.buyer_id IS NULL");
        }
        if (copied.contains("squid_order") && copied.contains("squid_order_item")) {
            expectNone(now, "lines without purchase",
                    "FROM purchase_line l LEFT JOIN purchase p USING (purchase_id) WHERE p.purchase_id IS NULL");
            expectNone(now, "purchases with other lines than they say",
                    "FROM purchase p LEFT JOIN (SELECT purchase_id, COUNT(*) AS n FROM purchase_line GROUP BY purchase_id) l"
                            + " USING (purchase_id) WHERE COALESCE(l.n, 0) <> p.items");
        }
    }

    private void expectNone(Snapshot now, String what, String from) throws SQLException {
        String count = now.row("SELECT COUNT(*) " + from, 1)[0];
        if (!count.equals("0")) {
            violation(now, count + " " + what);
        }
    }

    private void violation(Snapshot now, String what) {
        violations.add(what + " (" + now.at + ")");
    }

    private static String joined(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** Fails when a state was seen that could not be. */
    void check() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("the observer of NEW failed", failed);
        }
        if (!violations.isEmpty()) {
            throw new AssertionError("NEW showed what must not be:\n" + String.join("\n", violations));
        }
    }

    String counts() {
        return snapshots + " snapshots of NEW (" + judged + " with the tide, " + moneySnapshots + " with the money total, "
                + liveSnapshots + " live)";
    }

    long liveSnapshots() {
        return liveSnapshots.get();
    }

    @Override
    public void close() {
        stopping = true;
        Threads.join(List.of(thread));
    }

    /** Queries in one snapshot. */
    private static final class Snapshot {
        private final Statement statement;
        private String at = "before the first checkpoint";

        Snapshot(Statement statement) {
            this.statement = statement;
        }

        Map<Long, Long> counters(String table, String where) throws SQLException {
            return numbers("SELECT uid, hits FROM " + table + " WHERE " + where);
        }

        Map<Long, Long> numbers(String sql) throws SQLException {
            Map<Long, Long> numbers = new HashMap<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    numbers.put(rows.getLong(1), rows.getLong(2));
                }
            }
            return numbers;
        }

        Set<String> texts(String sql) throws SQLException {
            Set<String> texts = new HashSet<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }

        /** Empty when there is none, or no such table yet. */
        String[] row(String sql, int columns) throws SQLException {
            List<String> row = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                if (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        row.add(rows.getString(i));
                    }
                }
            } catch (SQLException e) {
                if (e.getErrorCode() != NO_SUCH_TABLE && e.getErrorCode() != NO_SUCH_DATABASE) {
                    throw e;
                }
            }
            return row.toArray(new String[0]);
        }
    }
}
