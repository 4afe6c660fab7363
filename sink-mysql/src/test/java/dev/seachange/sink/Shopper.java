package dev.seachange.sink;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a valid history: carries out random operations on an oracle one by one, skips what its constraints refuse, and tells the
 * writes that a rule would have made of the rest. The oracle's end is what NEW has to look like.
 */
public final class Shopper {
    /** A random operation; what it does depends on what is there. Shrinks well, since every number means something. */
    public record Op(int what, int which, int other, int value) {}

    private static final int KEYS = 12;
    static final int KINDS = 34;
    /** Those that are carried out here; behind them come those of rows that rules share. */
    static final int OWN_KINDS = 22;

    private final Shop shop;
    private final ModelDatabase oracle;
    private final boolean known;
    private final List<Write> writes = new ArrayList<>();
    private final SharedRows shared;

    /**
     * @param known whether writes say what they expect, as they do when the copy is done; while it is not, the copy of tags may
     *     be, and then no label has one yet
     */
    public Shopper(Shop shop, ModelDatabase oracle, boolean known) {
        this.shop = shop;
        this.oracle = oracle;
        this.known = known;
        this.shared = new SharedRows(shop, oracle, known, writes::add);
    }

    /** What waits in the end for rows that are not there: rule, key and values as NEW keeps them, in lower case. */
    public List<String> waitingTexts() {
        return waiting().stream()
                .map(part -> part.rule() + " " + WaitingText.key(part.key()) + " " + WaitingText.values(part))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }

    SharedRows shared() {
        return shared;
    }

    /** What waits in the end for rows that are not there. */
    Set<WaitingPart> waiting() {
        return shared.waiting();
    }

    /** Writes so far, in the order of the source. */
    public List<Write> writes() {
        return writes;
    }

    /** Puts rows into the oracle that NEW is to hold from the start. */
    public void populate() throws ModelDatabase.Violation {
        for (long i = 0; i < 6; i++) {
            oracle.insert(shop.id(Shop.CUSTOMER), Row.of(i, "c" + i, i % 2 == 0 ? null : "n" + i, i));
            oracle.insert(shop.id(Shop.ORDER), Row.of(i, i / 2, i));
            oracle.insert(shop.id(Shop.ITEM), Row.of(i, 1L, i));
            oracle.insert(shop.id(Shop.NODE), Row.of(i, i == 0 ? null : (i - 1) / 2, i));
            oracle.insert(shop.id(Shop.TAG), Row.of("t" + i, i));
            // Not the default: somebody else wrote it, and an update has to leave it alone.
            oracle.insert(shop.id(Shop.STOCK), Row.of(i, i, 100 + i));
            oracle.insert(shop.id(Shop.WORKER), Row.of(i, "b" + i, i));
        }
        shared.populate();
    }

    public void run(Op op) {
        long a = Math.floorMod(op.which(), KEYS);
        long b = Math.floorMod(op.other(), KEYS);
        long v = op.value();
        switch (Math.floorMod(op.what(), KINDS)) {
            case 0 -> put(Shop.CUSTOMER, Row.of(a, code("c", op), v % 3 == 0 ? null : code("n", op), v));
            case 1 -> delete(Shop.CUSTOMER, RowKey.of(a));
            case 2 -> swap(Shop.CUSTOMER, 1, RowKey.of(a), RowKey.of(b));
            case 3 -> swap(Shop.CUSTOMER, 2, RowKey.of(a), RowKey.of(b));
            case 4 -> move(Shop.CUSTOMER, RowKey.of(a), 0, b);
            case 5 -> put(Shop.ORDER, Row.of(a, b, v));
            case 6 -> delete(Shop.ORDER, RowKey.of(a));
            case 7 -> move(Shop.ORDER, RowKey.of(a), 0, b);
            case 8 -> put(Shop.ITEM, Row.of(a, b % 3, v));
            case 9 -> delete(Shop.ITEM, RowKey.of(a, b % 3));
            case 10 -> move(Shop.ITEM, RowKey.of(a, b % 3), 1, v % 3);
            case 11 -> put(Shop.NODE, Row.of(a, v % 4 == 0 ? null : b, v));
            case 12 -> delete(Shop.NODE, RowKey.of(a));
            case 13 -> put(Shop.TAG, Row.of(tag(a, v), v));
            case 14 -> deleteTag(a);
            case 15 -> respellTag(a);
            case 16 -> put(Shop.STOCK, Row.of(a, v));
            case 17 -> delete(Shop.STOCK, RowKey.of(a));
            case 18 -> abandonCustomer(a, b);
            case 19 -> put(Shop.WORKER, Row.of(a, v % 5 == 0 ? null : code("b", op), v % 3 == 0 ? null : b));
            case 20 -> put(Shop.LABEL, Row.of(a, v % 3 == 0 || !known ? null : tag(b, v), v));
            case 21 -> delete(Shop.LABEL, RowKey.of(a));
            default -> shared.run(Math.floorMod(op.what(), KINDS) - OWN_KINDS, op);
        }
    }

    /** Few values, so that they collide, and in changing case. */
    private static String code(String prefix, Op op) {
        String code = prefix + Math.floorMod(op.value(), KEYS);
        return op.other() % 2 == 0 ? code : code.toUpperCase(Locale.ROOT);
    }

    private static String tag(long a, long v) {
        return (v % 2 == 0 ? "t" : "T") + a;
    }

    private Optional<Row> findTag(long a) {
        return oracle.find(shop.id(Shop.TAG), RowKey.of("t" + a));
    }

    private void deleteTag(long a) {
        findTag(a).ifPresent(row -> delete(Shop.TAG, RowKey.of(row.get(0))));
    }

    private void respellTag(long a) {
        findTag(a).ifPresent(row -> {
            String name = Objects.requireNonNull((String) row.get(0));
            String other = name.startsWith("t") ? "T" + a : "t" + a;
            move(Shop.TAG, RowKey.of(name), 0, other);
        });
    }

    /** As programs do it: give the orders to somebody else, then delete the customer. */
    private void abandonCustomer(long a, long b) {
        for (Row order : oracle.rows(shop.id(Shop.ORDER))) {
            if (Objects.equals(order.get(1), a)) {
                put(Shop.ORDER, Row.of(order.get(0), b, order.get(2)));
            }
        }
        delete(Shop.CUSTOMER, RowKey.of(a));
    }

    /** Passes a unique value to another row and back through a third value, if both are there. */
    private void swap(String table, int column, RowKey a, RowKey b) {
        Optional<Row> first = oracle.find(shop.id(table), a);
        Optional<Row> second = oracle.find(shop.id(table), b);
        if (first.isEmpty() || second.isEmpty() || a.equals(b)) {
            return;
        }
        put(table, with(first.get(), column, "swap"));
        put(table, with(second.get(), column, first.get().get(column)));
        put(table, with(first.get(), column, second.get().get(column)));
    }

    /** @param owned values of the columns that the rule owns */
    private void put(String table, Row owned) {
        WriteShape shape = shop.shape(table);
        TableSchema schema = shop.table(table);
        RowKey key = schema.keyOf(owned);
        Optional<Row> old = oracle.find(schema.id(), key);
        Row row = full(schema, owned, old.orElse(null));
        try {
            if (old.isEmpty()) {
                oracle.insert(schema.id(), row);
            } else if (!schema.keyOf(old.get()).equals(key)) {
                return;
            } else {
                oracle.update(schema.id(), key, row);
            }
        } catch (ModelDatabase.Violation e) {
            return;
        }
        Row before = old.map(o -> owned(shape, o)).orElse(null);
        Expected expected = known ? (before == null ? Expected.ABSENT : Expected.PRESENT) : Expected.UNKNOWN;
        writes.add(new Write.Put(
                shape, key, owned, shape.wantsBefore() && known ? before : null, expected, origin(schema, before, owned)));
    }

    private void delete(String table, RowKey key) {
        TableSchema schema = shop.table(table);
        Optional<Row> old = oracle.find(schema.id(), key);
        try {
            if (!oracle.delete(schema.id(), key)) {
                return;
            }
        } catch (ModelDatabase.Violation e) {
            return;
        }
        Row before = owned(shop.shape(table), old.orElseThrow());
        writes.add(new Write.Delete(
                shop.shape(table),
                key,
                known ? Expected.PRESENT : Expected.UNKNOWN,
                new RowChange.Delete(source(schema), before)));
    }

    private void move(String table, RowKey from, int column, Object to) {
        WriteShape shape = shop.shape(table);
        TableSchema schema = shop.table(table);
        Optional<Row> old = oracle.find(schema.id(), from);
        if (old.isEmpty()) {
            return;
        }
        Row moved = with(old.get(), column, to);
        try {
            oracle.update(schema.id(), from, moved);
        } catch (ModelDatabase.Violation e) {
            return;
        }
        Row before = owned(shape, old.get());
        Row values = owned(shape, moved);
        writes.add(new Write.Move(
                shape,
                from,
                schema.keyOf(moved),
                values,
                shape.wantsBefore() && known ? before : null,
                known ? Expected.PRESENT : Expected.UNKNOWN,
                origin(schema, before, values)));
    }

    private static RowChange origin(TableSchema schema, @Nullable Row before, Row after) {
        return before == null
                ? new RowChange.Insert(source(schema), after)
                : new RowChange.Update(source(schema), before, after);
    }

    private static TableSchema source(TableSchema schema) {
        return new TableSchema(
                new TableId("old", schema.id().name()), schema.columns(), schema.key(), List.of(), List.of());
    }

    private static Row full(TableSchema schema, Row owned, @Nullable Row old) {
        if (owned.size() == schema.columns().size()) {
            return owned;
        }
        Object note = old == null ? 7L : old.get(owned.size());
        Object[] values = new Object[owned.size() + 1];
        for (int i = 0; i < owned.size(); i++) {
            values[i] = owned.get(i);
        }
        values[owned.size()] = note;
        return Row.of(values);
    }

    private static Row owned(WriteShape shape, Row full) {
        Object[] values = new Object[shape.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = full.get(i);
        }
        return Row.of(values);
    }

    private static Row with(Row row, int column, @Nullable Object value) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i == column ? value : row.get(i);
        }
        return Row.of(values);
    }
}
