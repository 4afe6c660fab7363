package dev.seachange.daemon;

import dev.seachange.pipeline.PipelineStop;
import dev.seachange.rules.UnsupportedChange;
import dev.seachange.server.UnreadableValueException;
import dev.seachange.sink.SinkFailure;
import dev.seachange.source.SourceFailure;
import java.sql.SQLException;

/** From a failure to what follows from it. */
final class SessionEnds {
    private SessionEnds() {}

    static SessionEnd of(Exception failure) {
        return switch (failure) {
            case SourceFailure source -> of(source);
            case SinkFailure.Transient sink -> new SessionEnd.Again(said(sink), sink);
            case SinkFailure.OwnershipLost sink -> new SessionEnd.Failed(said(sink), sink.remedy(), false);
            case SinkFailure.Fatal sink -> new SessionEnd.Failed(said(sink), sink.remedy(), false);
            case PipelineStop stop -> new SessionEnd.Failed(said(stop), stop.remedy(), true);
            case UnsupportedChange change -> new SessionEnd.Failed(
                    said(change), "Nothing was skipped: the position stays before this change.", false);
            case UnreadableValueException value -> new SessionEnd.Failed(
                    said(value),
                    "Such a value has no exact form in NEW. Mend the row on OLD, then start again:"
                            + " the copy goes on with this range.",
                    false);
            case SQLException sql -> new SessionEnd.Again("Reading OLD failed: " + said(sql), sql);
            default -> new SessionEnd.Failed(
                    "A defect of Seachange: " + failure,
                    "Nothing is lost: a new start goes on from the checkpoint. Please report it with the log.",
                    false);
        };
    }

    private static SessionEnd of(SourceFailure failure) {
        return switch (failure.kind()) {
            case TRANSIENT -> new SessionEnd.Again(said(failure), failure);
            case POSITION_PURGED, FATAL -> new SessionEnd.Failed(said(failure), failure.remedy(), false);
            case TABLE_ALTERED -> new SessionEnd.Failed(said(failure), failure.remedy(), true);
        };
    }

    private static String said(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
