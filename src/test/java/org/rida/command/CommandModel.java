package org.rida.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.rida.RidaApplication;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The command line for tests of other packages: what it understands, and what it answers. */
public final class CommandModel {

    private static final Set<String> READING = Set.of(
            "rida",
            "rida backup list",
            "rida check",
            "rida completion",
            "rida editions",
            "rida jobs",
            "rida messages",
            "rida rejected",
            "rida schedule",
            "rida schedule history",
            "rida status",
            "rida users list");

    private static final Set<String> HARMLESS = Set.of(
            "--check",
            "--follow",
            "--from",
            "--help",
            "--job",
            "--json",
            "--lang",
            "--limit",
            "--mapping",
            "--state",
            "--version");

    private CommandModel() {}

    /** What a command printed, and its exit code. */
    public record Answer(int code, String out, String err) {}

    /** @throws CommandLine.ParameterException when it is no command */
    public static void parse(String... arguments) {
        line().parseArgs(arguments);
    }

    /** Whether it can be run on an empty database and changes nothing; of a command with a file, when the file is there. */
    public static boolean onlyReads(String... arguments) {
        ParseResult parsed = line().parseArgs(arguments);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        boolean harmless =
                parsed.matchedOptions().stream().map(OptionSpec::longestName).allMatch(HARMLESS::contains);
        boolean there = parsed.matchedPositionals().stream()
                .map(positional -> positional.getValue())
                .allMatch(value -> value instanceof java.nio.file.Path file && java.nio.file.Files.exists(file));
        return READING.contains(parsed.commandSpec().qualifiedName()) && harmless && there;
    }

    /** In an application that is open already, and stays so. */
    public static Answer run(ConfigurableApplicationContext context, String... arguments) {
        CommandOutput said = CommandOutput.to(
                new ContextLauncher(RidaApplication.class) {
                    @Override
                    public int command(ToIntFunction<ConfigurableApplicationContext> command) {
                        return command.applyAsInt(context);
                    }
                },
                arguments);
        return new Answer(said.code(), said.out(), said.err());
    }

    /** Every command by its whole name, and every option by its longest. */
    public static List<String> namesAndOptions() {
        List<String> names = new ArrayList<>();
        commands(line()).forEach(command -> {
            names.add(command.getCommandSpec().qualifiedName());
            command.getCommandSpec().options().stream()
                    .map(OptionSpec::longestName)
                    .forEach(names::add);
        });
        return names;
    }

    private static Stream<CommandLine> commands(CommandLine line) {
        return Stream.concat(
                Stream.of(line),
                line.getSubcommands().values().stream().distinct().flatMap(CommandModel::commands));
    }

    private static CommandLine line() {
        return CommandLineMain.line(CommandOutput.unstartable(), new Terminal(System.out, System.err));
    }
}
