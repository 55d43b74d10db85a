package org.rida.command;

import org.rida.i18n.Language;










import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** From arguments to an exit code. Spring starts only when a command needs it, so that help and typing errors are answered at once. */
public final class CommandLineDoor {

    private CommandLineDoor() {}

    /** Exit codes: 0 done, 1 failed, 2 wrong usage, 3 already running, 4 done with rejected rows (of {@code ingest}). */
    public static int execute(Class<?> application, String... arguments) {
        return execute(new Start(application), System.out, System.err, arguments);
    }

    static int execute(Start start, PrintStream out, PrintStream err, String... arguments) {
        Terminal terminal = new Terminal(out, err);
        UsageErrors.speakAsAsked(terminal, arguments);
        return line(start, terminal)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new UsageErrors(terminal))
                .setExecutionExceptionHandler((error, line, parsed) -> new Failure(terminal).report(error))
                .execute(arguments);
    }

    static CommandLine line(Start start, Terminal terminal) {
        return new CommandLine(new RidaCommand(start, terminal))
                .addSubcommand(new StatusCommand(start, terminal))
                .addSubcommand(new ScheduleCommand(start, terminal))
                .addSubcommand(new UsersCommand(start, terminal))
                .addSubcommand(new Editions(start, terminal))
                .addSubcommand(new Deliveries(start, terminal))
                .addSubcommand(new BackupCommand(start, terminal))
                .registerConverter(Language.class, CommandLineDoor::language)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(new HelpWords(terminal));
    }

    private static Language language(String code) {
        try {
            return Language.of(code);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected ar or en, found \"" + code + "\"");
        }
    }
}
