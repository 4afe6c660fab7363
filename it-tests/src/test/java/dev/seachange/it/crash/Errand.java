package dev.seachange.it.crash;

import dev.seachange.it.crash.Sql.GiveUp;
import java.sql.SQLException;

/** Something to be done within one transaction on OLD. */
@FunctionalInterface
interface Errand {
    void run() throws SQLException, GiveUp;
}
