package org.rida.command;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.rida.RidaApplication;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** Commands in an application that is open already, for tests of other packages. */
public final class CommandsInContext {

    private final ConfigurableApplicationContext context;

    public CommandsInContext(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Runs a command; returns what it printed. */
    public String run(String... arguments) {
        ContextLauncher here = new ContextLauncher(RidaApplication.class) {
            // all other ways to open a context for a command call this one, which would read and write the folders of
            // the project
            @Override
            public int command(Map<String, Object> properties, ToIntFunction<ConfigurableApplicationContext> command) {
                return command.applyAsInt(context);
            }
        };
        CommandOutput said = CommandOutput.to(here, arguments);
        return said.out() + said.err();
    }

    /** Every command that there is, such as {@code users add}. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        CommandLine rida =
                CommandLineMain.line(new ContextLauncher(RidaApplication.class), new Terminal(nowhere, nowhere));
        collect(rida, "", names);
        return names;
    }

    private static void collect(CommandLine line, String above, Set<String> names) {
        line.getSubcommands().forEach((name, below) -> {
            names.add(above + name);
            collect(below, above + name + " ", names);
        });
    }
}
