package org.rida.command;

import org.rida.RidaApplication;










import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** What a command answered. */
record Said(int code, String out, String err) {

    void isFailure(int expected, String message) {
        assertThat(err).contains(message).doesNotContain("\tat ", "Exception");
        assertThat(out).doesNotContain("\tat ", "Exception");
        assertThat(code).isEqualTo(expected);
    }

    static Said to(Start start, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandLineDoor.execute(start, new PrintStream(out, true), new PrintStream(err, true), arguments);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Start unstartable() {
        return new Start(RidaApplication.class) {
            @Override
            ConfigurableApplicationContext open(WebApplicationType type, Map<String, Object> properties) {
                throw new AssertionError("expected no start");
            }
        };
    }
}
