package dev.seachange.cases;

import dev.seachange.change.Column;
import dev.seachange.change.RowChange;
import dev.seachange.change.TableSchema;
import dev.seachange.yaml.Place;
import dev.seachange.yaml.YamlScalar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test: a change of OLD and what the rules shall make of it.
 *
 * @param table where the file names the table that is changed
 * @param time when OLD committed the change
 * @param given what the rules see of NEW
 */
record Case(String name, Place table, RowChange change, Instant time, Given given, Expectation expectation) {

    /** What a case says that it expects. */
    sealed interface Expectation {
        Place place();

        /** Rows of some tables; other tables are not looked at. */
        record Tables(Place place, List<ExpectedTable> tables) implements Expectation {}

        /** No write at all, and no refusal. */
        record Nothing(Place place) implements Expectation {}

        /** A rule refuses the row. What is null is not looked at. */
        record Refusal(Place place, @Nullable YamlScalar rule, @Nullable YamlScalar column, @Nullable YamlScalar code)
                implements Expectation {}
    }

    /** @param rows all that is to happen to the table */
    record ExpectedTable(Place place, TableSchema table, List<ExpectedRow> rows) {}

    /** @param delete whether the row shall be gone; else it shall hold the values */
    record ExpectedRow(Place place, boolean delete, List<ExpectedValue> values) {}

    /** @param value in the Java form of the column's type */
    record ExpectedValue(Place place, Column column, @Nullable Object value) {}
}
