package org.rida.command;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** {@code serve}: runs the console until the process is terminated. Prints a set-up code while there is no administrator. */
record ServeCommand(ContextLauncher launcher, Terminal terminal) {

    int run(int port) {
        CountDownLatch closed = new CountDownLatch(1);
        ConfigurableApplicationContext context = launcher.open(WebApplicationType.SERVLET, Map.of("server.port", port));
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closed.countDown());
        terminal.print("command.serve", "address", "http://localhost:" + port);
        context.getBean(AccountActivation.class)
                .setUpCode(Actor.commandLine())
                .ifPresent(code -> terminal.print(
                        "command.serve.set-up", "address", "http://localhost:" + port + "/activate", "code", code));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
