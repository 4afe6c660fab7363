package dev.seachange.references;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import dev.seachange.change.UniqueKey;
import dev.seachange.change.Write;
import dev.seachange.change.Write.Expected;
import dev.seachange.change.WriteShape;
import dev.seachange.expression.Lookup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of ports in NEW, written by one rule and looked up by code. */
final class Ports {
    private static final Column ID = new Column("id", new ColumnType.Int(64, false), "bigint", false, false, false);
    private static final Column CODE = text("code");
    private static final Column LABEL = text("label");

    static final TableSchema TABLE = new TableSchema(
            new TableId("market", "port"),
            List.of(ID, CODE, LABEL),
            List.of("id"),
            List.of(new UniqueKey("by_code", List.of("code"), true)),
            List.of());
    static final Lookup BY_CODE = new Lookup("port", "rules.yaml", TABLE, CODE, LABEL);
    private static final WriteShape SHAPE = new WriteShape("port", TABLE, TABLE.columns(), List.of(0), true);
    private static final RowChange ORIGIN = new RowChange.Truncate(TABLE);

    private Ports() {}

    private static Column text(String name) {
        ColumnType type = new ColumnType.Text(9, false, false, "utf8mb4", "utf8mb4_0900_ai_ci");
        return new Column(name, type, "varchar(9)", true, false, true);
    }

    static Write put(long id, @Nullable String code, @Nullable String label) {
        return new Write.Put(SHAPE, RowKey.of(id), Row.of(id, code, label), null, Expected.UNKNOWN, ORIGIN);
    }

    static Write move(long from, long to, @Nullable String code, @Nullable String label) {
        return new Write.Move(
                SHAPE, RowKey.of(from), RowKey.of(to), Row.of(to, code, label), null, Expected.UNKNOWN, ORIGIN);
    }

    static Write delete(long id) {
        return new Write.Delete(SHAPE, RowKey.of(id), Expected.UNKNOWN, ORIGIN);
    }

    static Write clear() {
        return new Write.Clear(SHAPE, ORIGIN);
    }
}
