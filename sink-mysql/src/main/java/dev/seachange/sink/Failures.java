package dev.seachange.sink;

import dev.seachange.server.ServerSettings;
import java.sql.SQLException;

/** Tells a story from an exception. */
final class Failures {
    private Failures() {}

    /** For work that is not part of an epoch, so may be done again by the caller. */
    static SinkFailure outsideEpoch(String what, ServerSettings server, SQLException e) {
        String message = what + " on " + server + ": " + describe(e);
        return switch (SqlErrors.kind(e)) {
            case CONFLICT, CONNECTION, RESOURCE -> new SinkFailure.Transient(message, SqlErrors.remedy(e), e);
            case ROW, FATAL -> new SinkFailure.Fatal(message, SqlErrors.remedy(e), e);
        };
    }

    /** The server's words with its numbers, without values of rows. */
    static String describe(SQLException e) {
        return "error " + e.getErrorCode() + " (" + e.getSQLState() + "): " + SafeMessage.of(e);
    }

    /** @param behind where the source's log stood before the epoch */
    static SinkFailure ofEpoch(EpochBroken broken, String what, String behind) {
        SQLException error = broken.error();
        String message = what + ", behind " + behind + " of the source's log: " + broken.story();
        return switch (broken.kind()) {
            case CONFLICT, CONNECTION, RESOURCE -> new SinkFailure.Transient(message, SqlErrors.remedy(error), error);
            case ROW, FATAL -> new SinkFailure.Fatal(message, SqlErrors.remedy(error), error);
        };
    }

    static SinkFailure changedByHand(long found, long wanted) {
        return new SinkFailure.Fatal(
                "NEW's checkpoint is at epoch " + found + ", which does not lead to epoch " + wanted
                        + ": something else has changed it.",
                "Find out what writes to the schema seachange; start again to go on from the checkpoint as it is.",
                null);
    }
}
