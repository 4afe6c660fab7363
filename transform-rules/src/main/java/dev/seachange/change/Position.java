package dev.seachange.change;

/**
 * A place in a source's log, as the set of transactions up to it. Positions of one source are compared by inclusion: on a
 * server whose commits do not strictly follow the log, "before" has no other exact meaning.
 *
 * <p>The text form is the server's own notation; {@link #parse} reads it back.
 */
public sealed interface Position permits MySqlGtids, MariaDbGtids {

    /** Whether every transaction of {@code other} is in this one too. Positions of different kinds are never compared. */
    boolean covers(Position other);

    /** This position and one more transaction, given in the server's notation. */
    Position plus(String transaction);

    /** All transactions of both. */
    Position union(Position other);

    /** Which server wrote the log, for it decides the notation. */
    enum Kind {
        MYSQL,
        MARIADB
    }

    Kind kind();

    static Position parse(Kind kind, String text) {
        return switch (kind) {
            case MYSQL -> MySqlGtids.parse(text);
            case MARIADB -> MariaDbGtids.parse(text);
        };
    }
}
