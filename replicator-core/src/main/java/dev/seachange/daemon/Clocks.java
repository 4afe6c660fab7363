package dev.seachange.daemon;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a process, handed to whatever needs one. Safe from any thread.
 *
 * @param wall the time of day
 * @param nanos as {@link System#nanoTime}, for how long things take
 */
record Clocks(InstantSource wall, LongSupplier nanos) {
    static Clocks real() {
        return new Clocks(InstantSource.system(), System::nanoTime);
    }
}
