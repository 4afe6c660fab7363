package dev.seachange.sink;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;

/**
 * What an error of the server means for an epoch.
 *
 * <p>Source: MySQL 9.7 Server Error Message Reference; MariaDB Error Code Reference.
 */
final class SqlErrors {
    enum Kind {
        /** A row that the table refuses: the slice is bisected down to it. */
        ROW,
        /** The transaction is gone through no fault of its own: do it again. */
        CONFLICT,
        /** Nobody knows what the server did: ask the checkpoint. */
        CONNECTION,
        /** The server can't write now: full, read-only, overloaded. */
        RESOURCE,
        FATAL
    }

    static final int DUPLICATE_KEY = 1062;

    /** Deadlock, lock wait timeout, MariaDB's changed snapshot, group replication's rollback, interrupted query. */
    private static final Set<Integer> CONFLICTS = Set.of(1213, 1205, 1020, 3101, 1317, 1180, 1614);

    /** Gone away, lost, shutdown, aborted, killed (MariaDB, MySQL), idle too long, not available. */
    private static final Set<Integer> CONNECTION_LOST = Set.of(2006, 2013, 1053, 1152, 1184, 1927, 3169, 4031, 3168);

    /** Disk and memory, too many connections, lock table, read-only, temporary errors. */
    private static final Set<Integer> RESOURCES =
            Set.of(1021, 1030, 1037, 1038, 1040, 1041, 1114, 1135, 1203, 1206, 1226, 1290, 1297, 1792, 1836, 3577);

    /**
     * Those whose SQLSTATE is not of class 22 (data) or 23 (constraint): truncation, no default, row too large, partition,
     * check constraint, JSON, bad string, illegal mix of collations (a character the column lacks), trigger's SIGNAL, packet size.
     */
    private static final Set<Integer> ROWS = Set.of(
            1118, 1153, 1169, 1216, 1217, 1263, 1264, 1265, 1267, 1271, 1292, 1300, 1364, 1366, 1369, 1406, 1411, 1416, 1441,
            1526, 1557, 1586, 1644, 1690, 1713, 1748, 1761, 1762, 3140, 3141, 3156, 3157, 3819, 3854, 3903, 3988, 4025, 4078);

    private SqlErrors() {}

    static Kind kind(SQLException error) {
        int code = error.getErrorCode();
        String state = String.valueOf(error.getSQLState());
        if (CONFLICTS.contains(code) || state.startsWith("40")) {
            return Kind.CONFLICT;
        }
        if (RESOURCES.contains(code)) {
            return Kind.RESOURCE;
        }
        if (packetTooBig(error)) {
            return Kind.ROW;
        }
        if (CONNECTION_LOST.contains(code)
                || state.startsWith("08")
                || error instanceof SQLRecoverableException
                || error instanceof SQLNonTransientConnectionException) {
            return Kind.CONNECTION;
        }
        if (ROWS.contains(code) || state.startsWith("22") || state.startsWith("23")) {
            return Kind.ROW;
        }
        return Kind.FATAL;
    }

    /** Connector/J refuses on its side what is larger than max_allowed_packet. */
    private static boolean packetTooBig(SQLException error) {
        return error instanceof com.mysql.cj.jdbc.exceptions.PacketTooBigException;
    }

    /** What a person can do about an error that stops the migration. */
    static String remedy(SQLException error) {
        return switch (error.getErrorCode()) {
            case 1044, 1045, 1142, 1143, 1370 ->
                "Give the user of `new` the right that the message names, then start again: it goes on where it stopped.";
            case 1049, 1054, 1146 ->
                "NEW's tables changed since the rules were checked: run `seachange check`, then start again.";
            case 1290, 1792, 1836 -> "Make NEW writable; it goes on by itself.";
            case 1021, 1114 -> "Make room on NEW's disk; it goes on by itself.";
            default -> "See the server's error; nothing of the epoch is in NEW, so it is safe to start again.";
        };
    }
}
