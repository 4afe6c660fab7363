package dev.seachange.sink;

import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.server.ServerSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes epochs into NEW: rows, checkpoint, quarantine and copy progress in one transaction, so that all of it happened or nothing.
 *
 * <p>One connection, one thread at a time. After a {@link SinkFailure} close it; a new one starts from the checkpoint.
 */
public final class Sink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

    private final ServerSettings server;
    private final Ownership ownership;
    private final TargetTables tables;
    private final SinkListener listener;
    private final SinkOptions options;
    private SinkConnection current;
    /** Number of the last epoch known to be in NEW. */
    private long epoch;
    private String behind;
    private String rulesHash;
    private @Nullable Epoch open;

    private Sink(
            ServerSettings server,
            Ownership ownership,
            TargetTables tables,
            SinkListener listener,
            SinkOptions options,
            SinkConnection current) {
        this.server = server;
        this.ownership = ownership;
        this.tables = tables;
        this.listener = listener;
        this.options = options;
        this.current = current;
        this.epoch = current.checkpoint.epoch();
        this.behind = current.checkpoint.checkpoint().place().toString();
        this.rulesHash = current.checkpoint.checkpoint().rulesHash();
    }

    /**
     * Connects. The checkpoint must have been created and belong to the owner.
     *
     * @param tables every table of NEW, for the foreign keys between them
     * @throws SinkFailure.OwnershipLost when the migration is another's
     */
    public static Sink open(
            ServerSettings server,
            Ownership ownership,
            Map<TableId, TableSchema> tables,
            SinkListener listener,
            SinkOptions options) {
        try {
            SinkConnection connection = SinkConnection.open(server, ownership, options);
            return new Sink(server, ownership, new TargetTables(tables), listener, options, connection);
        } catch (SQLException e) {
            throw Failures.outsideEpoch("Cannot open the sink", server, e);
        }
    }

    /** Starts an epoch that is written in slices. Only one at a time. */
    public Epoch open() {
        requireNoneOpen();
        EpochTransaction transaction = transaction();
        Epoch started = new Epoch(this, transaction);
        open = started;
        during(started, () -> requireFence(transaction.fence()));
        return started;
    }

    /** An epoch that gives no numbers to keys. */
    public Applied apply(
            List<Write> writes, List<? extends ReadProgress> progress, List<Parked> parked, Checkpoint through) {
        return apply(writes, progress, parked, List.of(), through);
    }

    /**
     * Applies a whole epoch that fits in memory, and commits it. Conflicts with other transactions and lost connections are overcome
     * by doing it again, never twice.
     *
     * @param writes in the order of the source
     * @param progress of whatever read the source for it
     * @param numbers given to keys since the last epoch, in the order in which they were given
     * @throws SinkFailure when it could not be done; nothing of it is in NEW then
     */
    public Applied apply(
            List<Write> writes,
            List<? extends ReadProgress> progress,
            List<Parked> parked,
            List<KeyNumber> numbers,
            Checkpoint through) {
        requireNoneOpen();
        long startedAt = options.nanoClock().getAsLong();
        Backoff backoff = new Backoff(options);
        for (int attempt = 1; ; attempt++) {
            EpochTransaction transaction = transaction();
            try {
                requireFence(transaction.fence(through));
                transaction.number(numbers);
                transaction.write(writes);
                parked.forEach(transaction::park);
                progress.forEach(transaction::progress);
                transaction.commit();
                committed(transaction, writes.size(), through, startedAt);
                return new Applied(epoch, attempt);
            } catch (EpochBroken broken) {
                if (recovered(broken, transaction, attempt)) {
                    committed(transaction, writes.size(), through, startedAt);
                    return new Applied(epoch, attempt);
                }
                listener.retried(broken.story());
                backoff.pause();
            } catch (RuntimeException e) {
                current.rollback();
                throw e;
            }
        }
    }

    /** Ends the open transaction, if any, without a trace in NEW. */
    @Override
    public void close() {
        open = null;
        current.rollback();
        current.close();
    }

    void during(Epoch which, Runnable work) {
        requireOpen(which);
        try {
            work.run();
        } catch (EpochBroken broken) {
            abandon(which);
            throw Failures.ofEpoch(broken, "Epoch " + which.transaction().number() + " is lost", behind);
        } catch (RuntimeException e) {
            abandon(which);
            throw e;
        }
    }

    void commit(Epoch which, Checkpoint through) {
        EpochTransaction transaction = which.transaction();
        during(which, () -> requireFence(transaction.advance(through)));
        open = null;
        try {
            transaction.commit();
        } catch (EpochBroken broken) {
            boolean done = broken.kind() == SqlErrors.Kind.CONNECTION && reconnect(broken, transaction);
            if (!done) {
                current.rollback();
                throw Failures.ofEpoch(broken, "Epoch " + transaction.number() + " is lost at its COMMIT", behind);
            }
        }
        committed(transaction, which.writes(), through, transaction.startedAt());
    }

    void abandon(Epoch which) {
        if (open == which) {
            open = null;
            current.rollback();
            listener.statements(current.target.takeStatements());
        }
    }

    private EpochTransaction transaction() {
        EpochJournal journal = new EpochJournal(current.parked, listener);
        SliceWriter writer = new SliceWriter(tables, current.target, journal);
        long now = options.nanoClock().getAsLong();
        return new EpochTransaction(
                current.connection, ownership.owner(), epoch + 1, new EpochOrigin(behind, rulesHash), journal, writer, now);
    }

    private void committed(EpochTransaction transaction, long writes, Checkpoint through, long startedAt) {
        epoch = transaction.number();
        behind = through.place().toString();
        rulesHash = through.rulesHash();
        listener.statements(current.target.takeStatements());
        transaction.journal().commit();
        listener.epochCommitted(writes, Duration.ofNanos(options.nanoClock().getAsLong() - startedAt));
    }

    /** Whether the epoch turned out to be in NEW; false to try again. */
    private boolean recovered(EpochBroken broken, EpochTransaction transaction, int attempt) {
        SqlErrors.Kind kind = broken.kind();
        boolean again = kind == SqlErrors.Kind.CONFLICT || kind == SqlErrors.Kind.CONNECTION;
        if (!again || attempt >= options.attempts()) {
            current.rollback();
            throw Failures.ofEpoch(
                    broken, "Epoch " + transaction.number() + " failed in attempt " + attempt, behind);
        }
        LOG.warn("Epoch {}, attempt {}: {}", transaction.number(), attempt, broken.story());
        if (kind == SqlErrors.Kind.CONNECTION) {
            return reconnect(broken, transaction);
        }
        current.rollback();
        return false;
    }

    /** Connects anew and asks the checkpoint whether the epoch's COMMIT has happened. */
    private boolean reconnect(EpochBroken broken, EpochTransaction transaction) {
        current.close();
        long deadline = options.nanoClock().getAsLong() + options.patience().toNanos();
        Backoff backoff = new Backoff(options);
        while (true) {
            try {
                current = SinkConnection.open(server, ownership, options);
                return isCommitted(transaction);
            } catch (SQLException e) {
                SinkFailure failure = Failures.outsideEpoch(
                        "Lost the connection in epoch " + transaction.number() + " (" + broken.story()
                                + "), and cannot connect again; whether it was committed is for the checkpoint to say",
                        server,
                        e);
                if (!(failure instanceof SinkFailure.Transient) || options.nanoClock().getAsLong() > deadline) {
                    throw failure;
                }
                backoff.pause();
            }
        }
    }

    private boolean isCommitted(EpochTransaction transaction) {
        long found = current.checkpoint.epoch();
        if (found != transaction.number() && found != transaction.number() - 1) {
            throw Failures.changedByHand(found, transaction.number());
        }
        return found == transaction.number();
    }

    /** An epoch's first statement found no row to change: the owner is another, or the number is not what it was. */
    private void requireFence(boolean passed) {
        if (passed) {
            return;
        }
        current.rollback();
        try {
            CheckpointTable.Mark mark = CheckpointTable.mark(
                            current.connection, ownership.owner().migration())
                    .orElse(new CheckpointTable.Mark("nobody", -1));
            if (!mark.owner().equals(ownership.owner().token().toString())) {
                throw ownership.lost();
            }
            throw Failures.changedByHand(mark.epoch(), epoch + 1);
        } catch (SQLException e) {
            throw new EpochBroken(StateSchema.NAME, e);
        }
    }

    private void requireOpen(Epoch which) {
        if (open != which) {
            throw new IllegalStateException("the epoch has ended");
        }
    }

    private void requireNoneOpen() {
        if (open != null) {
            throw new IllegalStateException("an epoch is open");
        }
    }
}
