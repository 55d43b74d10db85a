package org.rida.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters that {@code stop}, {@code restart} and {@code recover} share. */
final class RunControlOptions {

    @Parameters(paramLabel = "RUN")
    private long run;

    @Option(names = "--reason", defaultValue = "")
    private String reason = "";

    /** Number of the run, as {@code status} lists it. */
    long run() {
        return run;
    }

    /** For the log of the run and the audit log; may be empty. */
    String reason() {
        return reason;
    }
}
