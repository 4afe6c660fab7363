package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnDefault;
import dev.seachange.change.ColumnType;
import dev.seachange.change.ForeignKey;
import dev.seachange.change.ForeignKey.Action;
import dev.seachange.change.Row;
import dev.seachange.change.Share;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.change.WriteShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tables of random histories: unique values that can and that cannot be NULL, parents with children that restrict and that
 * cascade, a tree, a key of text that compares without case, with children, a table of which the rule owns only some columns, one whose rows three
 * rules feed, and one whose rows stay behind with a mark.
 */
public final class Shop {
    public static final String CUSTOMER = "customer";
    public static final String ORDER = "orders";
    public static final String ITEM = "item";
    public static final String NODE = "node";
    public static final String TAG = "tag";
    public static final String LABEL = "label";
    public static final String STOCK = "stock";
    public static final String WORKER = "worker";
    public static final String PROFILE = "profile";
    public static final String TICKET = "ticket";

    /** Rules that feed columns of PROFILE, and the rule's mark on TICKET. */
    public static final String CARE = "care";

    public static final String GEAR = "gear";
    public static final String GONE = "gone";

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
        add(LABEL, List.of(number("id", false), text("tag_name", true), number("v", true)), List.of("id"), List.of(),
                List.of(new ForeignKey("f5", List.of("tag_name"), id(TAG), List.of("name"), Action.RESTRICT, Action.RESTRICT)));
        add(STOCK, List.of(number("id", false), number("v", true), withDefault("note", "7")),
                List.of("id"), List.of(), List.of());
        add(WORKER, List.of(number("id", false), text("badge", true), number("boss_id", true)),
                List.of("id"), List.of(unique("badge")),
                List.of(reference("boss_id", CUSTOMER, Action.SET_NULL, Action.RESTRICT)));
        add(PROFILE, List.of(text("name", false), number("v", true), withDefault("care", "3"), text("badge", true),
                        text("gear", true), withDefault("note", "7")),
                List.of("name"), List.of(unique("badge")), List.of());
        share();
        add(TICKET, List.of(number("id", false), number("v", true), withDefault("gone", "0"), withDefault("note", "7")),
                List.of("id"), List.of(), List.of());
        shapes.put(GONE, shape("rule_" + TICKET, TICKET, List.of("id", "gone"), new Share.Mark(Row.of(null, 0L))));
    }

    private void share() {
        shapes.put(CARE, shape(CARE, PROFILE, List.of("name", "care", "badge"), new Share.Part(Row.of(null, 3L, null))));
        shapes.put(GEAR, shape(GEAR, PROFILE, List.of("name", "gear"), new Share.Part(Row.of(null, null))));
        Share whole = new Share.Whole(List.of(shape(CARE), shape(GEAR)));
        shapes.put(PROFILE, shape("rule_" + PROFILE, PROFILE, List.of("name", "v"), whole));
    }

    private WriteShape shape(String rule, String table, List<String> columns, Share share) {
        TableSchema schema = table(table);
        List<Column> owned = columns.stream().map(name -> schema.columns().get(schema.ordinal(name))).toList();
        return new WriteShape(rule, schema, owned, List.of(0), share instanceof Share.Whole, share);
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

    /** The shape of a part, of a mark, or of the rule that makes the rows of a table; that owns all columns but the notes and the parts'. */
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
                "CREATE TABLE label (id INT NOT NULL PRIMARY KEY, tag_name VARCHAR(12), v INT,"
                        + " CONSTRAINT f5 FOREIGN KEY (tag_name) REFERENCES tag (name))" + tail,
                "CREATE TABLE stock (id INT NOT NULL PRIMARY KEY, v INT, note INT NOT NULL DEFAULT 7)" + tail,
                "CREATE TABLE worker (id INT NOT NULL PRIMARY KEY, badge VARCHAR(12), boss_id INT,"
                        + " UNIQUE KEY badge (badge), CONSTRAINT f4 FOREIGN KEY (boss_id) REFERENCES customer (id)"
                        + " ON DELETE SET NULL)" + tail,
                "CREATE TABLE profile (name VARCHAR(12) NOT NULL PRIMARY KEY, v INT, care INT NOT NULL DEFAULT 3,"
                        + " badge VARCHAR(12), gear VARCHAR(12), note INT NOT NULL DEFAULT 7, UNIQUE KEY badge (badge))" + tail,
                "CREATE TABLE ticket (id INT NOT NULL PRIMARY KEY, v INT, gone INT NOT NULL DEFAULT 0,"
                        + " note INT NOT NULL DEFAULT 7)" + tail);
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

    /** What a new row holds in a column that the INSERT leaves out. */
    static @Nullable Object defaultOf(Column column) {
        return switch (column.byDefault()) {
            case ColumnDefault.Literal literal -> Long.valueOf(literal.text());
            case ColumnDefault.Null isNull -> null;
            case ColumnDefault.None none -> null;
            case ColumnDefault.Server server -> throw new IllegalStateException("no such column here");
        };
    }

    private static Column withDefault(String name, String value) {
        return new Column(name, whole(), "int", false, false, new ColumnDefault.Literal(value));
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
