package org.rida.delivery;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In a process that serves somebody looks every minute whether anything failed. */
@Component
class Watch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final FailureLetters failures;
    private @Nullable ScheduledExecutorService looks;

    Watch(FailureLetters failures) {
        this.failures = failures;
    }

    @EventListener(WebServerInitializedEvent.class)
    synchronized void start() {
        looks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "failure watch");
            thread.setDaemon(true);
            return thread;
        });
        var unused = looks.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.MINUTES);
    }

    @Override
    public synchronized void destroy() {
        if (looks != null) {
            looks.shutdown();
        }
    }

    private void look() {
        try {
            failures.look();
        } catch (RuntimeException e) {
            LOG.warn("could not check for failures: {}", e.getMessage());
        }
    }
}
