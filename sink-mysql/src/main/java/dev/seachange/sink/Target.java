package dev.seachange.sink;

import dev.seachange.change.Column;
import dev.seachange.change.Row;
import dev.seachange.change.RowKey;
import java.util.List;
import java.util.Map;

/**
 * One open transaction of NEW. Anything but a {@link Refusal} ends the transaction and leaves through an unchecked exception.
 */
interface Target {
    /** A place to come back to; forgets the one before. */
    void savepoint();

    /** May be called more than once for one savepoint. */
    void rollbackToSavepoint();

    /**
     * Those of the keys that are there, by exact key.
     *
     * @param columns what to look at: the key columns first, in key order
     */
    Map<RowKey, Row> look(TargetTable table, List<Column> columns, List<RowKey> keys) throws Refusal;

    /** Runs the step and returns how many rows it matched. */
    int execute(Step step) throws Refusal;

    /** Gives one row another key, and all its values, in one statement. Returns how many rows matched. */
    int move(Shape shape, RowKey from, Row values) throws Refusal;

    /** Deletes all rows and returns how many. */
    int clear(TargetTable table) throws Refusal;

    /** Parts that wait for rows with these keys, as NEW compares keys; by the key that was asked for. */
    Map<RowKey, List<WaitingPart>> waiting(TargetTable table, List<RowKey> keys) throws Refusal;

    /** Adds parts that wait. */
    void keep(TargetTable table, List<WaitingPart> parts) throws Refusal;

    /** Removes parts that {@link #waiting} gave. */
    void forget(TargetTable table, List<WaitingPart> parts) throws Refusal;
}
