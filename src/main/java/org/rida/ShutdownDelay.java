package org.rida;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets a process that is told to end answer for a while longer. {@code /actuator/health/readiness} says OUT_OF_SERVICE meanwhile,
 * so that a proxy sends nothing more to it by the time its port is closed: a connection that waits to be accepted at that moment is reset.
 */
@Component
@ConditionalOnWebApplication
class ShutdownDelay implements SmartLifecycle {

    private final Duration delay;
    private volatile boolean running;

    /** @param delay longer than the interval at which the proxy asks for the health; zero without a proxy */
    ShutdownDelay(@Value("${rida.shutdown-delay}") Duration delay) {
        this.delay = delay;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Called first of all, as its phase is the last one to be started; requests that are being answered are waited for next. */
    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
