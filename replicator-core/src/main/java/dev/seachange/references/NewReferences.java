package dev.seachange.references;

import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.Write;
import dev.seachange.expression.Lookup;
import dev.seachange.expression.References;
import dev.seachange.server.ServerSettings;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.KeyNumber;
import dev.seachange.sink.Questions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules see of NEW at a place in the stream. Told every write and how far they are written; forgets everything when it is
 * thrown away, so after a failure another one starts from the checkpoint. One thread.
 *
 * <p>Asking may throw {@link dev.seachange.sink.SinkFailure}.
 */
public final class NewReferences implements References, AutoCloseable {
    /** Answers of NEW kept for each lookup and each map: some 15 MB when their values are short. */
    private static final int KEPT = 50_000;

    /** A number that may not be in NEW yet, and where in the stream it was given. */
    private record Given(long place, KeyNumber number) {}

    private final NewSide side;
    private final int kept;
    private final IdentityHashMap<Lookup, KnownRows> rows = new IdentityHashMap<>();
    private final Map<TableId, List<KnownRows>> written = new HashMap<>();
    private final Map<String, KeyMap> maps = new HashMap<>();
    private final Deque<Given> numbers = new ArrayDeque<>();
    /** Counts writes and given numbers. */
    private long place;
    /** Up to here they belong to whole transactions. */
    private long whole;

    /**
     * @param migration whose numbers are meant
     * @param lookups all that will be asked for
     * @param targets tables of NEW that rules write
     */
    public NewReferences(ServerSettings server, String migration, Collection<Lookup> lookups, Set<TableId> targets) {
        this(new AskedNew(new Questions(server), migration, l -> targets.contains(l.table().id())), lookups, targets, KEPT);
    }

    NewReferences(NewSide side, Collection<Lookup> lookups, Set<TableId> targets, int kept) {
        this.side = side;
        this.kept = kept;
        for (Lookup lookup : lookups) {
            TableId table = lookup.table().id();
            boolean isWritten = targets.contains(table);
            KnownRows known = new KnownRows(lookup, isWritten, kept);
            rows.put(lookup, known);
            if (isWritten) {
                written.computeIfAbsent(table, t -> new ArrayList<>()).add(known);
            }
        }
    }

    @Override
    public long number(String map, RowKey key) {
        KeyMap known = map(map);
        long number = ask(known, key);
        if (number != KeyMap.NONE) {
            return number;
        }
        if (!known.knowsLast()) {
            known.last(side.lastNumber(map));
        }
        place++;
        long next = known.give(key, place);
        numbers.add(new Given(place, new KeyNumber(map, key, next)));
        return next;
    }

    @Override
    public OptionalLong known(String map, RowKey key) {
        long number = ask(map(map), key);
        return number == KeyMap.NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private long ask(KeyMap known, RowKey key) {
        Long number = known.find(key);
        if (number == null) {
            number = side.numbers(known.name(), List.of(key)).getOrDefault(key, KeyMap.NONE);
            known.said(key, number);
        }
        return number;
    }

    @Override
    public @Nullable Found find(Lookup lookup, Object by) {
        KnownRows known = rows(lookup);
        Object match = lookup.comparable(by);
        Answer answer = known.find(match);
        if (answer == null) {
            ask(known, Map.of(match, by));
            answer = known.find(match);
        }
        return answer == null ? null : answer.found();
    }

    /** @param wanted by what they are compared by */
    void ask(KnownRows known, Map<Object, Object> wanted) {
        Map<Object, Object> missing = new HashMap<>(wanted);
        for (NewSide.LookedUp row : side.rows(known.lookup(), wanted.values())) {
            Object match = known.lookup().comparable(row.match());
            if (missing.remove(match) != null) {
                known.said(match, row.key(), new Found(row.take()));
            }
        }
        missing.keySet().forEach(known::saidNothing);
    }

    void ask(KeyMap known, Collection<RowKey> wanted) {
        Map<RowKey, Long> found = side.numbers(known.name(), wanted);
        wanted.forEach(key -> known.said(key, found.getOrDefault(key, KeyMap.NONE)));
    }

    KnownRows rows(Lookup lookup) {
        KnownRows known = rows.get(lookup);
        if (known == null) {
            throw new IllegalArgumentException("not a lookup of these rules: " + lookup);
        }
        return known;
    }

    KeyMap map(String name) {
        return maps.computeIfAbsent(name, n -> new KeyMap(n, kept));
    }

    /** Collects what many changes will ask for, to ask for it at once. */
    public Foresight foresight() {
        return new Foresight(this);
    }

    /** A rule has put this out, right behind the writes told before, and it will be written. */
    public void wrote(Write write) {
        if (written.isEmpty()) {
            return;
        }
        List<KnownRows> touched = written.get(write.shape().target().id());
        if (touched != null) {
            place++;
            for (KnownRows known : touched) {
                known.wrote(write, place);
            }
        }
    }

    /** All that was told and given so far belongs to whole transactions. */
    public void endOfTransaction() {
        whole = place;
    }

    /** Numbers given in whole transactions that are not written yet, in their order. */
    public List<KeyNumber> numbersOfWholeTransactions() {
        return numbers.stream().takeWhile(given -> given.place() <= whole).map(Given::number).toList();
    }

    /** All numbers given that are not written yet, in their order. */
    public List<KeyNumber> numbersSoFar() {
        return numbers.stream().map(Given::number).toList();
    }

    /** All that was told and given so far has been written into this epoch, which is still open. */
    public void writtenInto(Epoch open) {
        side.inside(open);
        writtenSoFar();
    }

    void writtenSoFar() {
        written(place);
    }

    /** Everything of whole transactions is committed, and no epoch is open. */
    public void committed() {
        side.inside(null);
        written(whole);
        rows.values().forEach(KnownRows::epochEnded);
    }

    private void written(long through) {
        rows.values().forEach(known -> known.written(through));
        maps.values().forEach(known -> known.written(through));
        while (!numbers.isEmpty() && numbers.getFirst().place() <= through) {
            numbers.removeFirst();
        }
    }

    @Override
    public void close() {
        side.close();
    }
}
