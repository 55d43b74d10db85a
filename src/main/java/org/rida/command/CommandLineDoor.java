package org.rida.command;

import org.rida.wording.Language;
import picocli.CommandLine;

/** From arguments to an exit code. Spring starts only when a command needs it, so that help and typing errors are answered at once. */
public final class CommandLineDoor {

    private CommandLineDoor() {}

    /** Exit codes: 0 done, 1 failed, 2 wrong usage, 3 already running, 4 done with rejected rows (of {@code ingest}). */
    public static int execute(Class<?> application, String... arguments) {
        Terminal terminal = new Terminal(System.out, System.err);
        RidaCommand rida = new RidaCommand(new Start(application), terminal);
        return new CommandLine(rida)
                .registerConverter(Language.class, Language::of)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, line, parsed) -> new Failure(terminal).report(error))
                .execute(arguments);
    }
}
