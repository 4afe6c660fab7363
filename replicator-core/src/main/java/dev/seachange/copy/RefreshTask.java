package dev.seachange.copy;

import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableId;
import dev.seachange.change.TableSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refresh that is to be done: its legs, one after the other.
 *
 * @param from where to go on
 * @param rule only this rule; null: every one on the table
 * @param wish which of the rows that are found; asked by readers, from any thread
 */
public record RefreshTask(
        RefreshWork from, TableSchema table, @Nullable String rule, List<Leg> legs, Wish wish) {
    public RefreshTask {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("a refresh of nothing");
        }
    }

    /** Says of rows whether they are wanted. */
    public interface Wish {
        Wish ALL = row -> Wanted.YES;

        Wanted of(Row row);
    }

    /** Whether a row is wanted. */
    public enum Wanted {
        YES,
        NO,
        /** Nobody can say: it is taken, and counted. */
        UNDECIDED
    }

    /** @param undecided how many of the rows are there though nobody can say whether they are wanted */
    record Chosen(List<Row> rows, long undecided) {}

    /** Those of some rows that are taken. */
    Chosen chosen(List<Row> found) {
        List<Row> rows = new ArrayList<>();
        long undecided = 0;
        for (Row row : found) {
            Wanted wanted = wish.of(row);
            undecided += wanted == Wanted.UNDECIDED ? 1 : 0;
            if (wanted != Wanted.NO) {
                rows.add(row);
            }
        }
        return new Chosen(rows, undecided);
    }

    /** A part of the work; its name finds it again after a restart. */
    public sealed interface Leg {
        String name();

        /** Every row of the table. */
        record Rows(String name) implements Leg {}

        /** Certain keys. */
        record Keys(String name, List<RowKey> keys) implements Leg {
            public Keys {
                keys = List.copyOf(keys);
            }
        }

        /**
         * Keys that become known page by page.
         *
         * @param presence whether only those without a row in the source matter
         */
        record Pages(String name, boolean presence, PageSource source) implements Leg {}
    }

    /** Gives page after page of keys; called by readers, from any thread. */
    public interface PageSource {
        /** @param after end of the page before; null for the first */
        Page next(@Nullable String after) throws SQLException;
    }

    /** @param through its end; null when there is no further page */
    public record Page(List<RowKey> keys, @Nullable String through) {
        public Page {
            keys = List.copyOf(keys);
        }
    }

    public long id() {
        return from.id();
    }

    boolean concerns(TableId which, String ruleName) {
        return table.id().equals(which) && (rule == null || rule.equals(ruleName));
    }
}
