package dev.seachange.sink;

import dev.seachange.change.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * An epoch that is written slice by slice into one open transaction of NEW, because it does not fit in memory. Nothing of it can be seen
 * before {@link #commit}. For the thread of its {@link Sink}.
 *
 * <p>Every method but {@link #abandon} throws {@link SinkFailure} when the epoch is lost; the caller then starts again from the
 * checkpoint.
 */
public final class Epoch {
    private final Sink sink;
    private final EpochTransaction transaction;
    private long writes;

    Epoch(Sink sink, EpochTransaction transaction) {
        this.sink = sink;
        this.transaction = transaction;
    }

    /** Applies a slice: writes in the order of the source, right behind those of the slice before. */
    public void write(List<Write> slice) {
        writes += slice.size();
        sink.during(this, () -> transaction.write(slice));
    }

    /** Keeps numbers that were given to keys, in the order in which they were given. */
    public void number(List<KeyNumber> numbers) {
        sink.during(this, () -> transaction.number(numbers));
    }

    /** Asks NEW as this epoch sees it: what it has written so far counts, although nobody else can see it. */
    public <T> T ask(Questions.Question<T> question) {
        List<T> answer = new ArrayList<>(1);
        sink.during(this, () -> answer.add(transaction.ask(question)));
        return answer.getFirst();
    }

    /** Puts a key into quarantine; its writes are left out from here on. */
    public void park(Parked key) {
        sink.during(this, () -> transaction.park(key));
    }

    /** Makes everything visible at once, together with the checkpoint. */
    public void commit(Checkpoint through) {
        sink.commit(this, through);
    }

    /** Forgets everything. Does nothing after the end of the epoch. */
    public void abandon() {
        sink.abandon(this);
    }

    EpochTransaction transaction() {
        return transaction;
    }

    long writes() {
        return writes;
    }
}
