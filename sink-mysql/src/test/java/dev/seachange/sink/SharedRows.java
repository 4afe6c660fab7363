package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of a history that is about rows of several rules, and about rows that stay behind. Each source is a table of its own in a
 * model of OLD; what NEW has to look like follows from all of them.
 */
final class SharedRows {
    static final Set<Integer> WITHOUT_MOVES = Set.of(0, 1, 3, 5, 7, 8);

    private static final int KEYS = 6;

    private final Shop shop;
    private final ModelDatabase oracle;
    private final ModelDatabase old;
    private final boolean known;
    private final Consumer<Write> writes;

    SharedRows(Shop shop, ModelDatabase oracle, boolean known, Consumer<Write> writes) {
        this.shop = shop;
        this.oracle = oracle;
        this.known = known;
        this.writes = writes;
        Map<TableId, TableSchema> sources = new LinkedHashMap<>();
        for (String name : List.of(Shop.PROFILE, Shop.CARE, Shop.GEAR, Shop.TICKET)) {
            WriteShape shape = shop.shape(name);
            TableId id = source(name);
            List<UniqueKey> unique = name.equals(Shop.CARE) ? shape.target().uniqueKeys() : List.of();
            sources.put(id, new TableSchema(id, shape.columns(), shape.target().key(), unique, List.of()));
        }
        this.old = new ModelDatabase(sources);
    }

    private static TableId source(String name) {
        return new TableId("old", name);
    }

    void populate() throws ModelDatabase.Violation {
        for (long i = 0; i < 4; i++) {
            old.insert(source(Shop.PROFILE), Row.of("p" + i, i));
            if (i % 2 == 0) {
                old.insert(source(Shop.CARE), Row.of("p" + i, 10 + i, "b" + i));
                old.insert(source(Shop.GEAR), Row.of("P" + i, "g" + i));
            }
            boolean fed = i % 2 == 0;
            oracle.insert(shop.id(Shop.PROFILE), Row.of("p" + i, i, fed ? 10 + i : 3L, fed ? "b" + i : null, fed ? "g" + i : null, 50 + i));
            old.insert(source(Shop.TICKET), Row.of(i, i, 0L));
            oracle.insert(shop.id(Shop.TICKET), Row.of(i, i, 0L, 50 + i));
        }
    }

    /** @param kind 0 to 11; those that can be refused without a change of keys are {@link #WITHOUT_MOVES} */
    void run(int kind, Shopper.Op op) {
        String key = spelled(op.which(), op.value());
        String other = spelled(op.other(), op.which());
        long v = op.value() % 5;
        switch (kind) {
            case 0 -> put(Shop.PROFILE, Row.of(key, v));
            case 1 -> delete(Shop.PROFILE, RowKey.of(key));
            case 2 -> move(Shop.PROFILE, RowKey.of(key), other);
            case 3 -> put(Shop.CARE, Row.of(key, v, badge(op)));
            case 4 -> move(Shop.GEAR, RowKey.of(key), other);
            case 5 -> delete(Shop.CARE, RowKey.of(key));
            case 6 -> move(Shop.CARE, RowKey.of(key), other);
            case 7 -> put(Shop.GEAR, Row.of(key, v == 0 ? null : "g" + v));
            case 8 -> delete(Shop.GEAR, RowKey.of(key));
            case 9 -> put(Shop.TICKET, Row.of(number(op.which()), v, 0L));
            case 10 -> delete(Shop.TICKET, RowKey.of(number(op.which())));
            case 11 -> move(Shop.TICKET, RowKey.of(number(op.which())), number(op.other()));
            default -> throw new IllegalStateException();
        }
    }

    private static Object number(int which) {
        return (long) (which % KEYS);
    }

    private static String spelled(int which, int how) {
        String key = "p" + which % KEYS;
        return how % 4 == 0 ? key.toUpperCase(Locale.ROOT) : key;
    }

    /** Few values, so that they collide; 3 and NULL are the defaults. */
    private static @Nullable String badge(Shopper.Op op) {
        return op.other() % 3 == 0 ? null : "b" + op.other() % 4;
    }

    /** What OLD keeps under the key it was inserted with is found under any spelling; a put keeps the old spelling. */
    private void put(String rule, Row values) {
        TableId table = source(rule);
        TableSchema schema = old.schema(table);
        Optional<Row> before = old.find(table, schema.keyOf(values));
        Row row = before.map(b -> with(values, b.get(0))).orElse(values);
        RowKey key = schema.keyOf(row);
        try {
            if (before.isEmpty()) {
                old.insert(table, row);
            } else {
                old.update(table, key, row);
            }
        } catch (ModelDatabase.Violation e) {
            return;
        }
        RowChange origin = before.<RowChange>map(b -> new RowChange.Update(schema, b, row))
                .orElseGet(() -> new RowChange.Insert(schema, row));
        Expected expected = before.isPresent() ? Expected.PRESENT : rule.equals(Shop.TICKET) ? Expected.UNKNOWN : Expected.ABSENT;
        writes.accept(new Write.Put(shop.shape(rule), key, row, null, expected(expected), origin));
        follow(rule, key, null);
    }

    private void delete(String rule, RowKey wanted) {
        TableId table = source(rule);
        TableSchema schema = old.schema(table);
        Optional<Row> before = old.find(table, wanted);
        if (before.isEmpty()) {
            return;
        }
        RowKey key = schema.keyOf(before.get());
        unchecked(() -> old.delete(table, key));
        RowChange origin = new RowChange.Delete(schema, before.get());
        if (rule.equals(Shop.TICKET)) {
            Row mark = Row.of(key.get(0), 1 + (Long) Objects.requireNonNull(before.get().get(1)));
            writes.accept(new Write.Put(shop.shape(Shop.GONE), key, mark, null, expected(Expected.PRESENT), origin));
            Row row = oracle.find(shop.id(Shop.TICKET), key).orElseThrow();
            unchecked(() -> oracle.update(
                    shop.id(Shop.TICKET), key, Row.of(row.get(0), row.get(1), mark.get(1), row.get(3))));
        } else {
            writes.accept(new Write.Delete(shop.shape(rule), key, expected(Expected.PRESENT), origin));
            follow(rule, key, null);
        }
    }

    private void move(String rule, RowKey wanted, Object to) {
        TableId table = source(rule);
        TableSchema schema = old.schema(table);
        Optional<Row> before = old.find(table, wanted);
        if (before.isEmpty() || Objects.equals(before.get().get(0), to)) {
            return;
        }
        RowKey from = schema.keyOf(before.get());
        Row row = with(before.get(), to);
        try {
            old.update(table, from, row);
        } catch (ModelDatabase.Violation e) {
            return;
        }
        RowKey key = schema.keyOf(row);
        Expected expected = rule.equals(Shop.TICKET) ? Expected.UNKNOWN : Expected.PRESENT;
        writes.accept(new Write.Move(
                shop.shape(rule), from, key, row, null, expected(expected), new RowChange.Update(schema, before.get(), row)));
        follow(rule, key, from);
    }

    private Expected expected(Expected expected) {
        return known ? expected : Expected.UNKNOWN;
    }

    /** NEW's row, from all that OLD now has under the key. */
    private void follow(String rule, RowKey key, @Nullable RowKey from) {
        if (rule.equals(Shop.TICKET)) {
            followTicket(key, from);
            return;
        }
        TableId table = shop.id(Shop.PROFILE);
        if (from != null && rule.equals(Shop.PROFILE)) {
            Row moved = oracle.find(table, from).orElseThrow();
            unchecked(() -> oracle.update(table, from, profile(key, moved.get(5)).orElseThrow()));
            return;
        }
        for (RowKey at : from == null ? List.of(key) : List.of(from, key)) {
            Optional<Row> there = oracle.find(table, at);
            Optional<Row> wanted = profile(at, there.map(row -> row.get(5)).orElse(7L));
            unchecked(() -> wanted.isEmpty()
                    ? oracle.delete(table, at)
                    : there.isPresent() ? oracle.update(table, at, wanted.get()) : inserted(table, wanted.get()));
        }
    }

    private boolean inserted(TableId table, Row row) throws ModelDatabase.Violation {
        oracle.insert(table, row);
        return true;
    }

    private Optional<Row> profile(RowKey key, @Nullable Object note) {
        Row care = old.find(source(Shop.CARE), key).orElse(Row.of(null, 3L, null));
        Row gear = old.find(source(Shop.GEAR), key).orElse(Row.of(null, null));
        return old.find(source(Shop.PROFILE), key)
                .map(own -> Row.of(own.get(0), own.get(1), care.get(1), care.get(2), gear.get(1), note));
    }

    /** A row that comes takes over the one that had stayed behind under its key. */
    private void followTicket(RowKey key, @Nullable RowKey from) {
        TableId table = shop.id(Shop.TICKET);
        Row own = old.find(source(Shop.TICKET), key).orElseThrow();
        Optional<Row> there = oracle.find(table, key);
        Object note = there.or(() -> from == null ? Optional.empty() : oracle.find(table, from)).map(row -> row.get(3)).orElse(7L);
        Row row = Row.of(own.get(0), own.get(1), 0L, note);
        unchecked(() -> {
            if (from != null) {
                oracle.delete(table, from);
            }
            return oracle.update(table, key, row) || inserted(table, row);
        });
    }

    /** What OLD has of a rule under a key. */
    Optional<Row> source(String rule, RowKey key) {
        return old.find(source(rule), key);
    }

    Set<WaitingPart> waiting() {
        Set<WaitingPart> waiting = new HashSet<>();
        TargetTables tables = new TargetTables(shop.tables());
        for (String rule : List.of(Shop.CARE, Shop.GEAR)) {
            Shape shape = tables.shape(shop.shape(rule));
            for (Row row : old.rows(source(rule))) {
                RowKey key = shape.keyOf(row);
                WaitingPart part = shape.waiting(key, row);
                if (!part.isBare() && oracle.find(shop.id(Shop.PROFILE), key).isEmpty()) {
                    waiting.add(part);
                }
            }
        }
        return waiting;
    }

    private interface Work {
        boolean run() throws ModelDatabase.Violation;
    }

    /** What OLD has accepted, the oracle has to accept. */
    private static void unchecked(Work work) {
        try {
            work.run();
        } catch (ModelDatabase.Violation e) {
            throw new IllegalStateException(e);
        }
    }

    private static Row with(Row row, @Nullable Object key) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == 0 ? key : row.get(i);
        }
        return Row.of(values);
    }
}
