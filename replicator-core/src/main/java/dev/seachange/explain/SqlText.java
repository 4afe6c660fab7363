package dev.seachange.explain;

import static java.util.stream.Collectors.joining;

import dev.seachange.cases.CaseValues;
import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import dev.seachange.rules.Explanation.Outcome;
import dev.seachange.rules.Explanation.Value;
import dev.seachange.server.Identifiers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements for people to read; the sink binds values. */
final class SqlText {
    private SqlText() {}

    /** A column and what it is to hold. */
    record Setting(Column column, String literal) {
        static Setting of(Value value) {
            return new Setting(value.column(), literal(value));
        }

        static Setting of(Column column, @Nullable Object value) {
            return new Setting(column, SqlText.literal(value, column.type()));
        }

        private String text() {
            return Identifiers.quote(column.name()) + " = " + literal;
        }

        private static String literal(Value value) {
            return switch (value.outcome()) {
                case Outcome.Made made -> SqlText.literal(made.value(), value.column().type());
                case Outcome.Unnumbered number -> "<the number given then>";
                case Outcome.OfTheChange change -> "<told by the change>";
                case Outcome.Refused refused -> "<refused>";
                case Outcome.Unknown unknown -> "<not known>";
            };
        }
    }

    static String insert(TableId table, List<Value> values) {
        return "INSERT INTO " + Identifiers.quote(table) + " ("
                + Identifiers.quoteAll(values.stream().map(value -> value.column().name()).toList()) + ") VALUES ("
                + values.stream().map(value -> Setting.of(value).literal()).collect(joining(", ")) + ")";
    }

    static String update(TableId table, List<Setting> settings, List<Value> key) {
        return "UPDATE " + Identifiers.quote(table) + " SET " + settings.stream().map(Setting::text).collect(joining(", ")) + where(key);
    }

    static String delete(TableId table, List<Value> key) {
        return "DELETE FROM " + Identifiers.quote(table) + where(key);
    }

    private static String where(List<Value> key) {
        return key.stream().map(part -> Setting.of(part).text()).collect(joining(" AND ", " WHERE ", ""));
    }

    static String literal(@Nullable Object value, ColumnType type) {
        String written = CaseValues.write(value, type);
        if (value == null) {
            return "NULL";
        }
        if (value instanceof Number || type instanceof ColumnType.Bit) {
            return written;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length == 0 ? "''" : Shown.cut(written);
        }
        // In statements moments are local times of the session, which is in UTC.
        String text = type instanceof ColumnType.Timestamp ? written.substring(0, written.length() - 1) : Shown.cut(written);
        return "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n").replace("\r", "\\r") + "'";
    }
}
