package dev.seachange.server;

import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.TableId;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column holds, over all rows of its table.
 *
 * @param rows of the table
 * @param nulls how many of them have NULL
 * @param least the smallest value of an integer or DECIMAL column; null for other types and when there is none
 * @param most the largest value of such a column
 * @param longest characters of the longest text, or bytes of the longest value of bytes; null for other types and when there is none
 * @param unfit how many rows have a value that does not fit the type asked about, NULL aside; null when SQL cannot tell
 */
public record ColumnExtent(
        long rows,
        long nulls,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most,
        @Nullable Long longest,
        @Nullable Long unfit) {
    /** @param target the type that values of the column have to fit as they are; null if there is none */
    public record Question(Column column, @Nullable ColumnType target) {}

    /**
     * Reads the whole table once, in one SELECT.
     *
     * @param limit how long the server may take; it ends the SELECT then
     * @return one for each question, in their order
     */
    public static List<ColumnExtent> read(
            Connection connection, ServerKind kind, TableId table, List<Question> questions, Duration limit)
            throws SQLException {
        List<String> terms = new ArrayList<>(List.of("COUNT(*)"));
        questions.forEach(question -> terms.addAll(terms(question)));
        String asked = String.join(", ", terms) + " FROM " + Identifiers.quote(table);
        String sql = switch (kind) {
            case MYSQL -> "SELECT /*+ MAX_EXECUTION_TIME(" + limit.toMillis() + ") */ " + asked;
            case MARIADB -> "SET STATEMENT max_statement_time=" + BigDecimal.valueOf(limit.toMillis(), 3) + " FOR SELECT " + asked;
        };
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("no answer to " + sql);
            }
            List<ColumnExtent> extents = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                extents.add(extent(row, 2 + 5 * i));
            }
            return extents;
        }
    }

    /** Five for each question; NULL where there is nothing to tell. */
    private static List<String> terms(Question question) {
        String name = Identifiers.quote(question.column().name());
        ColumnType type = question.column().type();
        ColumnType target = question.target();
        boolean number = type instanceof ColumnType.Int || type instanceof ColumnType.Decimal;
        String length = type instanceof ColumnType.Text
                ? "MAX(CHAR_LENGTH(" + name + "))"
                : type instanceof ColumnType.Binary ? "MAX(LENGTH(" + name + "))" : "NULL";
        String unfit = target == null ? null : UnfitCondition.of(name, type, target);
        return List.of(
                question.column().nullable() ? "SUM(" + name + " IS NULL)" : "0",
                number ? "MIN(" + name + ")" : "NULL",
                number ? "MAX(" + name + ")" : "NULL",
                length,
                unfit == null ? "NULL" : "COALESCE(SUM(" + unfit + "), 0)");
    }

    private static ColumnExtent extent(ResultSet row, int at) throws SQLException {
        return new ColumnExtent(
                row.getLong(1), row.getLong(at), row.getBigDecimal(at + 1), row.getBigDecimal(at + 2), whole(row, at + 3),
                whole(row, at + 4));
    }

    private static @Nullable Long whole(ResultSet row, int at) throws SQLException {
        long value = row.getLong(at);
        return row.wasNull() ? null : (Long) value;
    }
}
