package org.rida.command.line;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application context for a command, with or without the web server. Commands get no web server and no Quartz,
 * so that a command beside a running server takes over none of its duties.
 */
public class ContextLauncher {

    /** A command uses few beans and no scheduler, so it starts faster with lazy initialization and without Quartz. */
    private static final Map<String, Object> COMMAND_PROPERTIES = Map.of(
            "spring.main.lazy-initialization",
            true,
            "spring.autoconfigure.exclude",
            "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration");

    /** For commands that begin on an empty folder: the files that every charity begins with are made before the start. */
    public static final Map<String, Object> ON_NEW_FOLDER = Map.of(StarterListener.PROPERTY, true);

    private final Class<?> application;
    private @Nullable Terminal terminal;

    /** @param application class with the beans */
    public ContextLauncher(Class<?> application) {
        this.application = application;
    }

    /** @param printsTo prints what concerns the database rather than a command; see {@link NoticePrinter} */
    public void setTerminal(Terminal printsTo) {
        terminal = printsTo;
    }

    /**
     * Runs a command in a context without web server and closes the context.
     *
     * @param command gets the context, which is closed when it returns
     * @return the exit code of the command
     * @throws RuntimeException of the command, or of Spring when the context cannot be started
     */
    public int command(ToIntFunction<ConfigurableApplicationContext> command) {
        return command(Map.of(), command);
    }

    /** @param properties override those of application.yaml */
    public int command(Map<String, Object> properties, ToIntFunction<ConfigurableApplicationContext> command) {
        Map<String, Object> all = new HashMap<>(COMMAND_PROPERTIES);
        all.putAll(properties);
        try (ConfigurableApplicationContext context = open(WebApplicationType.NONE, all)) {
            return command.applyAsInt(context);
        }
    }

    /**
     * Runs a command that needs few beans in a context of these alone: no database is opened.
     *
     * @param beans class that declares them
     * @param command as for {@link #command(ToIntFunction)}
     * @return the exit code of the command
     * @throws RuntimeException as {@link #command(ToIntFunction)}
     */
    public int command(Class<?> beans, ToIntFunction<ConfigurableApplicationContext> command) {
        try (ConfigurableApplicationContext context = open(beans, WebApplicationType.NONE, Map.of())) {
            return command.applyAsInt(context);
        }
    }

    /**
     * @param type with or without web server
     * @param properties override those of application.yaml
     * @return the started context; the caller closes it
     */
    public ConfigurableApplicationContext open(WebApplicationType type, Map<String, Object> properties) {
        return open(application, type, properties);
    }

    private ConfigurableApplicationContext open(
            Class<?> beans, WebApplicationType type, Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(beans);
        spring.setWebApplicationType(type);
        if (terminal != null) {
            LogFileCheck check = new LogFileCheck();
            spring.addListeners(check, new LogFailurePrinter(terminal, check), new NoticePrinter(terminal));
        }
        spring.addListeners(new StarterListener());
        // closes the context when the process is terminated
        spring.setRegisterShutdownHook(true);
        // arguments win over application.yaml, default properties do not
        return spring.run(properties.entrySet().stream()
                .map(p -> "--" + p.getKey() + "=" + p.getValue())
                .toArray(String[]::new));
    }
}
