package org.rida.mail;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Polls the outbox in a process that serves. A letter that is under way when the process ends is tried again after its lease. */
@Component
class Rounds {

    private static final Duration ONE_ROUND = Duration.ofMinutes(1);

    private final Postman postman;

<<<<<<< HEAD
    Rounds(Postman postman) {
=======
    Rounds(Postman postman, @Value("${rida.mail.poll-interval}") Duration pause) {
>>>>>>> main
        this.postman = postman;
    }

<<<<<<< HEAD
    @Scheduled(fixedDelayString = "${rida.mail.look}")
    void poll() {
        postman.send(ONE_ROUND);
=======
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
>>>>>>> main
    }
}
