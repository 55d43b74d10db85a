package org.rida;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class ShutdownDelayTest {

    /** The port is closed in the other phase. */
    @Test
    void itIsOverBeforeThePortIsClosed() {
        ShutdownDelay delay = new ShutdownDelay(Duration.ofMillis(120));
        assertThat(delay.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        delay.start();
        assertThat(delay.isRunning()).isTrue();
        long began = System.nanoTime();

        delay.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(delay.isRunning()).isFalse();
    }
}
