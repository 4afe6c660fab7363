package dev.seachange.change;

import java.util.List;

/**
 * A foreign key of the table that holds it, the child.
 *
 * @param parent the referenced table
 */
public record ForeignKey(
        String name,
        List<String> columns,
        TableId parent,
        List<String> parentColumns,
        Action onDelete,
        Action onUpdate) {

    /** What the server does to child rows when their parent goes or moves. */
    public enum Action {
        /** RESTRICT and NO ACTION, which are the same in InnoDB. */
        RESTRICT,
        CASCADE,
        SET_NULL,
        SET_DEFAULT;

        /** Whether child rows are changed without a trace in the log of a server whose engine runs the action. */
        public boolean changesChildren() {
            return this != RESTRICT;
        }
    }

    public ForeignKey {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
