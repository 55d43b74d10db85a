package org.rida.command;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rida.access.AccountActivation;
import org.rida.access.Actor;
import org.rida.command.line.ContextLauncher;
import org.rida.command.line.Terminal;
import org.rida.job.charity.CharityRules;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ContextClosedEvent;

/**
 * {@code serve}: the console until the process is terminated. The policy is read at start, so a change made in the browser closes the
 * context and opens another in the same process, at the same port; sessions and runs are in the database and go on.
 */
record ServeCommand(ContextLauncher launcher, Terminal terminal) {

    /**
     * @param port 0 for any free one, null for the configured one
     * @return 0
     */
    int run(@Nullable Integer port) {
        String served = serve(port, true);
        while (!served.isEmpty()) {
            served = serve(Integer.parseInt(served), false);
        }
        return 0;
    }

    /** Serves once; returns the port at which to serve again, empty when the process ends. */
    private String serve(@Nullable Integer port, boolean first) {
        CountDownLatch over = new CountDownLatch(1);
        AtomicBoolean again = new AtomicBoolean();
        Map<String, Object> properties = new HashMap<>(ContextLauncher.ON_NEW_FOLDER);
        if (port != null) {
            properties.put("server.port", port);
        }
        ConfigurableApplicationContext context = launcher.open(WebApplicationType.SERVLET, properties);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> over.countDown());
        context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) event -> {
            if (event.getPayload() instanceof CharityRules.RestartRequested) {
                again.set(true);
                over.countDown();
            }
        });
        String used = context.getEnvironment().getRequiredProperty("local.server.port");
        if (first) {
            announce(context, "http://localhost:" + used);
        }
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
        if (!again.get()) {
            return "";
        }
        // waits for the requests that are being answered, among them the one that asked for this
        context.close();
        return used;
    }

    private void announce(ConfigurableApplicationContext context, String address) {
        terminal.print("command.serve", "address", address);
        context.getBean(AccountActivation.class)
                .setUpCode(Actor.commandLine())
                .ifPresent(
                        code -> terminal.print("command.serve.set-up", "address", address + "/activate", "code", code));
    }
}
