package dev.seachange.cli;

import dev.seachange.status.Refresh;
import java.util.List;

/** What came of an order for a refresh. */
public sealed interface RefreshAnswer {

    /** It cannot be done. */
    record Refused(String why) implements RefreshAnswer {}

    /** There is nothing to do. */
    record Nothing(String why) implements RefreshAnswer {}

    /** Requests are in NEW. */
    record Left(Requests requests) implements RefreshAnswer {}

    /** Requests that were left, to be asked again and again. */
    interface Requests {
        /** How they stand now, in the order in which they will be done. */
        List<Refresh> look();

        /** Whether a daemon runs that will do them. */
        boolean isRun();
    }
}
