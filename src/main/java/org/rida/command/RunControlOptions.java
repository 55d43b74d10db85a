package org.rida.command;














import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code stop}, {@code restart} and {@code recover} ask for alike: which run, and the reason. */
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
