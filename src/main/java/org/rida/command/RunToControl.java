package org.rida.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stop}, {@code restart} and {@code recover} ask for alike: which run, and why. */
final class RunToControl {

    @Parameters(paramLabel = "RUN")
    private long run;

    @Option(names = "--why", defaultValue = "")
    private String why = "";

    long run() {
        return run;
    }

    String why() {
        return why;
    }
}
