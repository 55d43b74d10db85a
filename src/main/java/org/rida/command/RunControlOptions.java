package org.rida.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The parameters that {@code stop}, {@code restart} and {@code recover} share. */
final class RunControlOptions {

    @Parameters(paramLabel = "RUN")
    private long run;

    @Option(names = "--reason", defaultValue = "")
    private String reason = "";

    long run() {
        return run;
    }

    String reason() {
        return reason;
    }
}
