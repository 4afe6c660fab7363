package dev.seachange.references;

import dev.seachange.change.RowKey;
import dev.seachange.expression.Lookup;
import dev.seachange.sink.Epoch;
import dev.seachange.sink.KeyNumbers;
import dev.seachange.sink.Questions;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The server. */
final class AskedNew implements NewSide {
    private final Questions questions;
    private final String migration;
    private final Predicate<Lookup> keyed;
    private final IdentityHashMap<Lookup, LookupQuery> queries = new IdentityHashMap<>();
    private @Nullable Epoch open;

    /** @param keyed for which lookups the keys of the rows are wanted */
    AskedNew(Questions questions, String migration, Predicate<Lookup> keyed) {
        this.questions = questions;
        this.migration = migration;
        this.keyed = keyed;
    }

    @Override
    public void inside(@Nullable Epoch epoch) {
        open = epoch;
    }

    @Override
    public List<LookedUp> rows(Lookup lookup, Collection<Object> by) {
        LookupQuery query = queries.computeIfAbsent(lookup, l -> new LookupQuery(l, keyed.test(l)));
        return ask(connection -> query.read(connection, by));
    }

    @Override
    public Map<RowKey, Long> numbers(String map, Collection<RowKey> keys) {
        return ask(connection -> KeyNumbers.read(connection, migration, map, keys));
    }

    @Override
    public long lastNumber(String map) {
        return ask(connection -> KeyNumbers.last(connection, migration, map));
    }

    private <T> T ask(Questions.Question<T> question) {
        Epoch epoch = open;
        return epoch == null ? questions.ask(question) : epoch.ask(question);
    }

    @Override
    public void close() {
        questions.close();
    }
}
