package org.rida.mail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** In a process that serves the postman goes round and round. */
@Component
class Rounds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration ONE_ROUND = Duration.ofMinutes(1);
    private static final int GRACE_SECONDS = 5;

    private final Postman postman;
    private final Duration pause;
    private @Nullable ScheduledExecutorService rounds;

    Rounds(Postman postman, @Value("${rida.mail.poll-interval}") Duration pause) {
        this.postman = postman;
        this.pause = pause;
    }

    @EventListener(WebServerInitializedEvent.class)
    synchronized void start() {
        rounds = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "postman");
            thread.setDaemon(true);
            return thread;
        });
        var unused = rounds.scheduleWithFixedDelay(this::round, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A letter that is under way when the process ends is tried again after its lease. */
    @Override
    public synchronized void destroy() throws InterruptedException {
        if (rounds != null) {
            rounds.shutdown();
            if (!rounds.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a message is still being sent");
            }
        }
    }

    private void round() {
        try {
            postman.send(ONE_ROUND);
        } catch (RuntimeException e) {
            LOG.warn("could not poll the outbox: {}", e.getMessage());
        }
    }
}
