package org.rida.job.lease;

/** Aborts a piece of work because the run is to stop: the piece is rolled back, and done again when the run is resumed. */
public final class StopRequested extends RuntimeException {

    StopRequested() {
        super("the run is to stop");
    }
}
