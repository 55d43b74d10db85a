package org.rida.command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.ErrorPrinter;
import org.rida.command.line.HelpMessages;
import org.rida.command.line.Terminal;
import org.rida.command.line.UsageErrorHandler;
import org.rida.i18n.Language;
import org.rida.i18n.Problem;
import org.rida.intake.mapping.DateOrder;
import org.rida.io.FileNames;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses the arguments, executes the command and returns its exit code. Spring starts only when a command needs it, so that
 * help and usage errors are answered at once.
 */
public final class CommandLineMain {

    private CommandLineMain() {}

    /**
     * @param application class with the beans; started only by commands that need them
     * @param arguments as given on the command line
     * @return 0 success, 1 failure, 2 wrong usage, 3 already running, 4 completed with rejected rows (only {@code check}
     *     and {@code ingest})
     */
    public static int execute(Class<?> application, String... arguments) {
        return execute(new ContextLauncher(application), System.out, System.err, arguments);
    }

    /**
     * As {@link #execute(Class, String...)}, with the streams to write to. Both are written in UTF-8, whatever the default
     * of the platform.
     */
    static int execute(ContextLauncher launcher, PrintStream out, PrintStream err, String... arguments) {
        Terminal terminal = new Terminal(out, err);
        launcher.setTerminal(terminal);
        UsageErrorHandler.applyLanguage(terminal, arguments);
        if (!FileNames.areUnicode() && losesCharacters(arguments)) {
            terminal.problem("problem.locale", "encoding", FileNames.encoding());
            return ErrorPrinter.FAILED;
        }
        return line(launcher, terminal)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(new UsageErrorHandler(terminal))
                .setExecutionExceptionHandler((error, line, parsed) -> new ErrorPrinter(terminal).report(error))
                .execute(arguments);
    }

    /** Whether an argument, a setting or the working directory has characters that the locale of the process does not know. */
    private static boolean losesCharacters(String... arguments) {
        Stream<String> settings = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("RIDA_")
                        || variable.getKey().startsWith("SPRING_"))
                .map(Map.Entry::getValue);
        Stream<String> properties = System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("rida.") || name.startsWith("spring.") || name.equals("user.dir"))
                .map(System::getProperty);
        return Stream.of(Arrays.stream(arguments), settings, properties)
                .flatMap(Function.identity())
                .anyMatch(FileNames::isDamaged);
    }

    /**
     * The parser with all commands. Also used to generate the completion script and, in tests, to parse the commands that
     * documents show.
     */
    static CommandLine line(ContextLauncher launcher, Terminal terminal) {
        return new CommandLine(new RidaCommand(launcher, terminal))
                .addSubcommand(new StatusCommand(launcher, terminal))
                .addSubcommand(new ScheduleCommand(launcher, terminal))
                .addSubcommand(new UsersCommand(launcher, terminal))
                .addSubcommand(new EditionsCommand(launcher, terminal))
                .addSubcommand(new MessagesCommand(launcher, terminal))
                .addSubcommand(new BackupCommand(launcher, terminal))
                .addSubcommand(new SampleCommand(launcher, terminal))
                .addSubcommand(new PersonCommand(launcher, terminal))
                .registerConverter(Language.class, CommandLineMain::language)
                .registerConverter(DateOrder.class, CommandLineMain::dateOrder)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(new HelpMessages(terminal));
    }

    private static Language language(String code) {
        try {
            return Language.of(code);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("expected ar or en, found \"" + code + "\"");
        }
    }

    private static DateOrder dateOrder(String code) {
        try {
            return DateOrder.of(code);
        } catch (Problem e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
