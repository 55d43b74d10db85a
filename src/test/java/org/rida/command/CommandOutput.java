package org.rida.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.rida.RidaApplication;
import org.rida.command.line.ContextLauncher;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What a command answered. */
public record CommandOutput(int code, String out, String err) {

    public void isFailure(int expected, String message) {
        assertThat(err).contains(message).doesNotContain("\tat ", "Exception");
        assertThat(out).doesNotContain("\tat ", "Exception");
        assertThat(code).isEqualTo(expected);
    }

    public static CommandOutput to(ContextLauncher start, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandLineMain.execute(start, new PrintStream(out, true), new PrintStream(err, true), arguments);
        return new CommandOutput(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public static ContextLauncher unstartable() {
        return new ContextLauncher(RidaApplication.class) {
            @Override
            public ConfigurableApplicationContext open(WebApplicationType type, Map<String, Object> properties) {
                throw new AssertionError("expected no start");
            }
        };
    }
}
