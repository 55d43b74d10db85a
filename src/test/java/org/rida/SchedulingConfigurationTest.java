package org.rida;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class SchedulingConfigurationTest {

    private static final Duration SOON = Duration.ofMillis(10);

    private final Logger logger = (Logger) LoggerFactory.getLogger(SchedulingConfiguration.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    @Test
    void aFailedTaskIsLoggedWithItsStackTraceAndRunsAgain() throws InterruptedException {
        CountDownLatch rounds = new CountDownLatch(3);
        AtomicInteger round = new AtomicInteger();
        ThreadPoolTaskScheduler scheduler = SchedulingConfiguration.scheduler(1);
        scheduler.initialize();
        try {
            var unused = scheduler.scheduleWithFixedDelay(
                    () -> {
                        rounds.countDown();
                        fail(round.incrementAndGet());
                    },
                    SOON);
            assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            scheduler.destroy();
        }
        assertThat(log.list).hasSize(2).allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("a background task failed; it runs again at its next time");
            assertThat(event.getThrowableProxy()
                            .getStackTraceElementProxyArray()[0]
                            .getSTEAsString())
                    .contains("SchedulingConfigurationTest.fail");
        });
        assertThat(log.list)
                .extracting(event -> event.getThrowableProxy().getMessage())
                .containsExactly("the database is gone", "out of stack");
    }

    /** A failure, then an error, then a round that goes well. */
    private static void fail(int round) {
        if (round == 1) {
            throw new IllegalStateException("the database is gone");
        } else if (round == 2) {
            throw new StackOverflowError("out of stack");
        }
    }

    @Test
    void tasksContinueWhileRunsFinishAndStopBeforeTheDatabaseCloses() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("rida.runs.max-concurrent=1", "rida.runs.partition-threads=0")
                    .applyTo(context);
            context.register(SchedulingConfiguration.class);
            context.registerBean("dataSource", Database.class);
            context.registerBean(Runs.class);
            context.refresh();
            ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskScheduler.class);
            Runs runs = context.getBean(Runs.class);
            var unused = scheduler.scheduleWithFixedDelay(runs.beats::incrementAndGet, SOON);
            Database database = context.getBean(Database.class);
            database.scheduler = scheduler;
            context.close();
            assertThat(runs.beatsWhileStopping.get()).isGreaterThan(1);
            assertThat(database.tasksWereOver.get()).isTrue();
        }
    }

    /** Takes a while to stop, as runs do. */
    static class Runs implements Lifecycle {

        private final AtomicInteger beats = new AtomicInteger();
        private final AtomicInteger beatsWhileStopping = new AtomicInteger();
        private volatile boolean running = true;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            int before = beats.get();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (beatsWhileStopping.get() < 2 && System.nanoTime() < deadline) {
                beatsWhileStopping.set(beats.get() - before);
                Thread.onSpinWait();
            }
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    static class Database extends DriverManagerDataSource implements DisposableBean {

        private ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        private final AtomicBoolean tasksWereOver = new AtomicBoolean();

        @Override
        public void destroy() {
            tasksWereOver.set(scheduler.getScheduledThreadPoolExecutor().isTerminated());
        }
    }
}
