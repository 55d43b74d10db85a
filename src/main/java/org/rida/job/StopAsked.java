package org.rida.job;









/** Ends a piece of work in its middle because the run is to stop: the piece is rolled back, and done again when the run goes on. */
final class StopAsked extends RuntimeException {

    StopAsked() {
        super("the run is to stop");
    }
}
