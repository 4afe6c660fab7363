package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.change.WriteShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of random histories: unique values that can and that cannot be NULL, parents with children that restrict and that
 * cascade, a tree, a key of text that compares without case, and a table of which the rule owns only a part.
 */
public final class Shop {
    public static final String CUSTOMER = "customer";
    public static final String ORDER = "orders";
    public static final String ITEM = "item";
    public static final String NODE = "node";
    public static final String TAG = "tag";
    public static final String STOCK = "stock";
    public static final String WORKER = "worker";

    /** Longest text that fits into {@code code}. */
    public static final int CODE_LENGTH = 12;

    private final String database;
    private final Map<TableId, TableSchema> tables = new LinkedHashMap<>();
    private final Map<String, WriteShape> shapes = new LinkedHashMap<>();

    /** @param database where the target tables are */
    public Shop(String database) {
        this.database = database;
        add(CUSTOMER, List.of(number("id", false), text("code", false), text("nick", true), number("v", true)),
                List.of("id"), List.of(unique("code"), unique("nick")), List.of());
        add(ORDER, List.of(number("id", false), number("customer_id", false), number("v", true)),
                List.of("id"), List.of(), List.of(reference("customer_id", CUSTOMER, Action.RESTRICT, Action.RESTRICT)));
        add(ITEM, List.of(number("order_id", false), number("line", false), number("v", true)),
                List.of("order_id", "line"), List.of(),
                List.of(reference("order_id", ORDER, Action.CASCADE, Action.CASCADE)));
        add(NODE, List.of(number("id", false), number("parent_id", true), number("v", true)),
                List.of("id"), List.of(), List.of(reference("parent_id", NODE, Action.RESTRICT, Action.RESTRICT)));
        add(TAG, List.of(text("name", false), number("v", true)), List.of("name"), List.of(), List.of());
        add(STOCK, List.of(number("id", false), number("v", true), new Column("note", whole(), "int", false, false, true)),
                List.of("id"), List.of(), List.of());
        add(WORKER, List.of(number("id", false), text("badge", true), number("boss_id", true)),
                List.of("id"), List.of(unique("badge")),
                List.of(reference("boss_id", CUSTOMER, Action.SET_NULL, Action.RESTRICT)));
    }

    public Map<TableId, TableSchema> tables() {
        return tables;
    }

    public TableId id(String table) {
        return new TableId(database, table);
    }

    public TableSchema table(String name) {
        return Optional.ofNullable(tables.get(id(name))).orElseThrow();
    }

    /** The shape of the one rule that writes the table; it owns all columns but STOCK's note. */
    public WriteShape shape(String table) {
        return Optional.ofNullable(shapes.get(table)).orElseThrow();
    }

    /** Creates the tables, parents first. */
    public List<String> ddl() {
        String tail = " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci";
        return List.of(
                "CREATE TABLE customer (id INT NOT NULL PRIMARY KEY, code VARCHAR(12) NOT NULL, nick VARCHAR(12),"
                        + " v INT, UNIQUE KEY code (code), UNIQUE KEY nick (nick))" + tail,
                "CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, customer_id INT NOT NULL, v INT,"
                        + " CONSTRAINT f1 FOREIGN KEY (customer_id) REFERENCES customer (id))" + tail,
                "CREATE TABLE item (order_id INT NOT NULL, line INT NOT NULL, v INT, PRIMARY KEY (order_id, line),"
                        + " CONSTRAINT f2 FOREIGN KEY (order_id) REFERENCES orders (id)"
                        + " ON DELETE CASCADE ON UPDATE CASCADE)" + tail,
                "CREATE TABLE node (id INT NOT NULL PRIMARY KEY, parent_id INT, v INT,"
                        + " CONSTRAINT f3 FOREIGN KEY (parent_id) REFERENCES node (id))" + tail,
                "CREATE TABLE tag (name VARCHAR(12) NOT NULL PRIMARY KEY, v INT)" + tail,
                "CREATE TABLE stock (id INT NOT NULL PRIMARY KEY, v INT, note INT NOT NULL DEFAULT 7)" + tail,
                "CREATE TABLE worker (id INT NOT NULL PRIMARY KEY, badge VARCHAR(12), boss_id INT,"
                        + " UNIQUE KEY badge (badge), CONSTRAINT f4 FOREIGN KEY (boss_id) REFERENCES customer (id)"
                        + " ON DELETE SET NULL)" + tail);
    }

    private void add(
            String name, List<Column> columns, List<String> key, List<UniqueKey> uniques, List<ForeignKey> foreign) {
        TableSchema table = new TableSchema(id(name), columns, key, uniques, foreign);
        tables.put(table.id(), table);
        List<Column> owned = columns.stream().filter(c -> !c.name().equals("note")).toList();
        List<Integer> keys = key.stream().map(table::ordinal).toList();
        shapes.put(name, new WriteShape("rule_" + name, table, owned, keys, !uniques.isEmpty()));
    }

    private ForeignKey reference(String column, String parent, Action onDelete, Action onUpdate) {
        return new ForeignKey("f_" + column, List.of(column), id(parent), List.of("id"), onDelete, onUpdate);
    }

    private static UniqueKey unique(String column) {
        return new UniqueKey(column, List.of(column), true);
    }

    private static Column number(String name, boolean nullable) {
        return new Column(name, whole(), "int", nullable, false, nullable);
    }

    private static ColumnType whole() {
        return new ColumnType.Int(32, false);
    }

    private static Column text(String name, boolean nullable) {
        ColumnType type = new ColumnType.Text(CODE_LENGTH, false, false, "utf8mb4", "utf8mb4_general_ci");
        return new Column(name, type, "varchar(12)", nullable, false, nullable);
    }
}
