package dev.seachange.sink;

import dev.seachange.change.Write;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The statements of one epoch. Failures are {@link EpochBroken}. */
final class EpochTransaction {
    private final Connection connection;
    private final Owner owner;
    private final long number;
    private final EpochOrigin origin;
    private final EpochJournal journal;
    private final SliceWriter writer;
    private final long startedAt;

    /**
     * @param number of this epoch, one above the last
     * @param origin of this epoch, for the quarantine
     */
    EpochTransaction(
            Connection connection,
            Owner owner,
            long number,
            EpochOrigin origin,
            EpochJournal journal,
            SliceWriter writer,
            long startedAt) {
        this.connection = connection;
        this.owner = owner;
        this.number = number;
        this.origin = origin;
        this.journal = journal;
        this.writer = writer;
        this.startedAt = startedAt;
    }

    /** First statement of an epoch whose end is not known yet; false if this process may not write. */
    boolean fence() {
        return checked(() -> CheckpointTable.fence(connection, owner, number));
    }

    /** First statement of an epoch that is known as a whole: fence and checkpoint at once. */
    boolean fence(Checkpoint through) {
        return checked(() -> CheckpointTable.advance(connection, owner, through, number - 1, number));
    }

    /** Writes the checkpoint into a transaction that was opened with {@link #fence()}. */
    boolean advance(Checkpoint through) {
        return checked(() -> CheckpointTable.advance(connection, owner, through, number, number));
    }

    void write(List<Write> slice) {
        writer.write(slice);
        journal.takeUnsaved().forEach(this::save);
    }

    /** To be called when everything that the epoch writes is written. */
    void progress(ReadProgress progress) {
        run(() -> {
            switch (progress) {
                case CopyProgress copied -> CopyTables.save(connection, owner.migration(), copied);
                case RefreshProgress refreshed ->
                    RefreshTable.save(connection, owner.migration(), refreshed, journal.parkedCount());
            }
        });
    }

    void number(List<KeyNumber> numbers) {
        run(() -> KeyNumbers.write(connection, owner.migration(), numbers));
    }

    <T> T ask(Questions.Question<T> question) {
        try {
            return question.of(connection);
        } catch (SQLException e) {
            throw new EpochBroken("a question", e);
        }
    }

    void park(Parked key) {
        journal.park(key);
        journal.takeUnsaved().forEach(this::save);
    }

    private void save(Parked key) {
        run(() -> QuarantineTable.park(connection, owner.migration(), key, origin));
    }

    void commit() {
        run(() -> {
            for (Map.Entry<ParkedId, Long> skip : journal.skipped().entrySet()) {
                QuarantineTable.skipped(connection, owner.migration(), skip.getKey(), skip.getValue());
            }
            for (ParkedId id : journal.freed()) {
                QuarantineTable.remove(connection, owner.migration(), id);
            }
            connection.commit();
        });
    }

    EpochJournal journal() {
        return journal;
    }

    long number() {
        return number;
    }

    long startedAt() {
        return startedAt;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface Check {
        boolean run() throws SQLException;
    }

    private void run(Work work) {
        checked(() -> {
            work.run();
            return true;
        });
    }

    private static boolean checked(Check check) {
        try {
            return check.run();
        } catch (SQLException e) {
            throw new EpochBroken(StateSchema.NAME, e);
        }
    }
}
