package dev.seachange.verify;

import dev.seachange.change.Row;
import dev.seachange.change.RowChange;
import dev.seachange.change.RowKey;
import dev.seachange.change.TableSchema;
import dev.seachange.change.Write;
import dev.seachange.change.WriteShape;
import dev.seachange.references.Foresight;
import dev.seachange.references.NewReferences;
import dev.seachange.rules.Circumstances;
import dev.seachange.rules.Output;
import dev.seachange.rules.Rejection;
import dev.seachange.rules.RuleSet;
import dev.seachange.server.Identifiers;
import dev.seachange.server.RowReader;
import dev.seachange.server.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams tables of OLD through the rules, in the order of their keys. What rules look up is what NEW holds now, and no key
 * gets a number that has none. One thread.
 */
final class SourceScan {
    /** Rows whose lookups are asked for together. */
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final RuleSet rules;
    private final ParkedRows parked;
    private final NewReferences references;
    /** Not settled: a write must not lean on what the target is thought to hold. */
    private final Circumstances around;
    private final Collected collected = new Collected();

    SourceScan(Connection connection, RuleSet rules, ParkedRows parked, NewReferences references) {
        this.connection = connection;
        this.rules = rules;
        this.parked = parked;
        this.references = references;
        this.around = new Circumstances(false, Instant.EPOCH, references.reading());
    }

    void read(TableSchema table, WantedRows receiver) throws SQLException {
        RowReader reader = RowReader.ofOld(table);
        String order = table.hasKey() ? " ORDER BY " + Identifiers.quoteAll(table.key()) : "";
        String sql = "SELECT " + reader.selectList() + " FROM " + Identifiers.quote(table.id()) + order;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Server.stream(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<Row> some = new ArrayList<>();
                while (rows.next()) {
                    some.add(reader.read(rows));
                    if (some.size() == AT_ONCE) {
                        pass(table, some, receiver);
                        some.clear();
                    }
                }
                pass(table, some, receiver);
            }
        }
    }

    private void pass(TableSchema table, List<Row> rows, WantedRows receiver) throws SQLException {
        Foresight foresight = references.foresight();
        Circumstances foreseen = new Circumstances(false, Instant.EPOCH, foresight);
        rows.forEach(row -> rules.foresee(new RowChange.Read(table, row), foreseen));
        foresight.ask();
        for (Row row : rows) {
            pass(table, row, receiver);
        }
    }

    private void pass(TableSchema table, Row row, WantedRows receiver) throws SQLException {
        RowKey key = table.keyOf(row);
        collected.clear();
        rules.apply(new RowChange.Read(table, row), around, collected);
        for (Write write : collected.writes) {
            if (parked.holds(write.shape().rule(), table.id(), key)) {
                receiver.parked(write.shape(), targetKey(write));
            } else if (write instanceof Write.Put put) {
                receiver.wanted(put);
            }
        }
        for (Rejection rejection : List.copyOf(collected.rejections)) {
            if (parked.holds(rejection.rule(), table.id(), key)) {
                receiver.parked(rejection.shape(), keyOfRefused(table, row, rejection.shape()));
            } else {
                receiver.refused(rejection);
            }
        }
    }

    /** A refused row has no values, but its key may be sound: deleting the row needs no more than that. */
    private @Nullable RowKey keyOfRefused(TableSchema table, Row row, WriteShape shape) {
        collected.clear();
        rules.apply(new RowChange.Delete(table, row), around, collected);
        return collected.writes.stream()
                .filter(write -> write.shape().rule().equals(shape.rule()))
                .map(SourceScan::targetKey)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable RowKey targetKey(Write write) {
        return switch (write) {
            case Write.Put put -> put.key();
            case Write.Move move -> move.key();
            case Write.Delete delete -> delete.key();
            case Write.Nothing nothing -> null;
            case Write.Clear clear -> null;
        };
    }

    private static final class Collected implements Output {
        final List<Write> writes = new ArrayList<>();
        final List<Rejection> rejections = new ArrayList<>();

        @Override
        public void write(Write write) {
            writes.add(write);
        }

        @Override
        public void rejected(Rejection rejection) {
            rejections.add(rejection);
        }

        @Override
        public void filtered(String rule) {}

        void clear() {
            writes.clear();
            rejections.clear();
        }
    }
}
