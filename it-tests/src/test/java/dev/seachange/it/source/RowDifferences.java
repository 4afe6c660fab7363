package dev.seachange.it.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.seachange.change.Column;
import dev.seachange.change.ColumnType;
import dev.seachange.change.Row;
import dev.seachange.change.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where two rows of a table differ, in words that name column, type and both values. JSON counts by its meaning. */
final class RowDifferences {
    private static final int SHOWN = 60;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.instance)
            .build();

    private static final Comparator<JsonNode> BY_MEANING = (a, b) -> {
        if (a.equals(b)) {
            return 0;
        }
        return a.isNumber() && b.isNumber() && sameNumber(a.decimalValue(), b.decimalValue()) ? 0 : 1;
    };

    private RowDifferences() {}

    static List<String> between(TableSchema table, Row wanted, Row found) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            if (!same(column.type(), wanted.get(i), found.get(i))) {
                differences.add(column.name() + " (" + column.sqlType() + "): " + shown(wanted.get(i)) + " <> "
                        + shown(found.get(i)));
            }
        }
        return differences;
    }

    private static boolean same(ColumnType type, @Nullable Object wanted, @Nullable Object found) {
        return Objects.deepEquals(wanted, found)
                || (type instanceof ColumnType.Json
                        && wanted instanceof String a
                        && found instanceof String b
                        && sameJson(a, b));
    }

    /** The log writes a double with all its digits; a SELECT, with those that tell it from its neighbours. */
    private static boolean sameNumber(BigDecimal a, BigDecimal b) {
        return a.compareTo(b) == 0 || (a.doubleValue() == b.doubleValue() && (isDouble(a) || isDouble(b)));
    }

    private static boolean isDouble(BigDecimal number) {
        return Double.isFinite(number.doubleValue()) && new BigDecimal(number.doubleValue()).compareTo(number) == 0;
    }

    private static boolean sameJson(String a, String b) {
        try {
            return JSON.readTree(a).equals(BY_MEANING, JSON.readTree(b));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static String shown(@Nullable Object value) {
        String text =
                value instanceof byte[] bytes ? "0x" + HexFormat.of().formatHex(bytes) : escaped(String.valueOf(value));
        String type = value == null ? "" : " " + value.getClass().getSimpleName();
        return (text.length() > SHOWN ? text.substring(0, SHOWN) + "... of " + text.length() : text) + type;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c >= ' ' && c < 0x7f ? Character.toString(c) : "\\u%04x".formatted(c)));
        return escaped.toString();
    }
}
