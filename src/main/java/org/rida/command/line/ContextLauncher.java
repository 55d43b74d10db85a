package org.rida.command.line;














import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Spring for a command, without or with the web server. */
public class ContextLauncher {

    /** A command needs little of what a server needs, and keeps no time. */
    private static final Map<String, Object> LITTLE = Map.of(
            "spring.main.lazy-initialization",
            true,
            "spring.autoconfigure.exclude",
            "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration");

    private final Class<?> application;

    public ContextLauncher(Class<?> application) {
        this.application = application;
    }

    /** Opens the application, runs the command in it, closes it again. */
    public int command(ToIntFunction<ConfigurableApplicationContext> command) {
        try (ConfigurableApplicationContext context = open(WebApplicationType.NONE, LITTLE)) {
            return command.applyAsInt(context);
        }
    }

    public ConfigurableApplicationContext open(WebApplicationType type, Map<String, Object> properties) {
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(type);
        // a start that fails is told in one sentence by Failure, not by a report of Spring's
        spring.setRegisterShutdownHook(true);
        // arguments win over application.yaml, default properties do not
        return spring.run(properties.entrySet().stream()
                .map(p -> "--" + p.getKey() + "=" + p.getValue())
                .toArray(String[]::new));
    }
}
