/**
 * The wiring: builds the rooms' parts from a configuration, runs them, and builds them anew after a failure. No logic of its own
 * beyond what to do when something ends.
 *
 * <p>Invariant: at most one session (log reader, pipeline, copy readers) runs at a time, and each starts from the checkpoint in
 * NEW.
 *
 * <p>Known hole: a first start that dies before it has remembered its start position begins anew, which nobody notices since
 * nothing has been copied yet.
 */
@NullMarked
package dev.seachange.daemon;

import org.jspecify.annotations.NullMarked;
