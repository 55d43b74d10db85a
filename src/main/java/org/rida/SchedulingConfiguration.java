package org.rida;

import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The thread pool of all background tasks. {@code @Scheduled} methods run only in a process that serves the console; the
 * heartbeat of runs is scheduled in every process that executes a run.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulingConfiguration.class);

    /** Threads for the heartbeat and the {@code @Scheduled} methods; more than there are tasks, so that a slow task delays no other. */
    private static final int TASK_THREADS = 8;

    /** Maximum number of partitions where none is configured. */
    private static final int DEFAULT_PARTITIONS = 8;

    /** Maximum time for which a shutdown waits for running tasks. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    /**
     * The scheduler runs until the context destroys it, so that heartbeats continue while runs finish, and stops before the
     * database connections close.
     *
     * @param runs number of runs that execute concurrently, each in a thread
     * @param partitions configured number of partitions that execute concurrently, each in a thread
     * @param database unused; injected so that Spring destroys the data source after the scheduler
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(
            @Value("${rida.runs.max-concurrent}") int runs,
            @Value("${rida.runs.partition-threads}") int partitions,
            DataSource database) {
        return scheduler(runs + Math.max(partitions, DEFAULT_PARTITIONS) + TASK_THREADS);
    }

    /**
     * A scheduler of daemon threads. It logs the exception of a failed task with its stack trace and runs the task again at its
     * next time.
     *
     * @param threads number of tasks that can run at the same time
     */
    static ThreadPoolTaskScheduler scheduler(int threads) {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(threads);
        scheduler.setThreadNamePrefix("background-");
        scheduler.setDaemon(true);
        scheduler.setErrorHandler(e -> LOG.error("a background task failed; it runs again at its next time", e));
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationMillis(SHUTDOWN_TIMEOUT.toMillis());
        return scheduler;
    }

    /** Enables {@code @Scheduled} methods where a web server runs; commands do without them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @EnableScheduling
    static class ServerScheduling {}
}
