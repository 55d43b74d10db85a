package org.rida.job.lease;














/** Ends a piece of work in its middle because the run is to stop: the piece is rolled back, and done again when the run goes on. */
public final class StopRequested extends RuntimeException {

    StopRequested() {
        super("the run is to stop");
    }
}
