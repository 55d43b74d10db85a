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
 * Runs what is repeated in the background. {@code @Scheduled} methods run in a process that serves; the heartbeat of runs, which is
 * scheduled when a process begins to work, in every one.
 */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulingConfiguration.class);

    /** The heartbeat and the {@code @Scheduled} methods, with some to spare: a slow task delays no other. */
    private static final int LOOPS = 8;

    private static final Duration GRACE = Duration.ofSeconds(5);

    /**
     * Goes on until the context destroys it, so that the heart beats while runs come to their end; and ends before the database's
     * connections do.
     *
     * @param runs that are worked on side by side, each in a thread
     * @param database only to be destroyed later
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler(@Value("${rida.runs.max-concurrent}") int runs, DataSource database) {
        return scheduler(runs + LOOPS);
    }

    static ThreadPoolTaskScheduler scheduler(int threads) {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(threads);
        scheduler.setThreadNamePrefix("background-");
        scheduler.setDaemon(true);
        scheduler.setErrorHandler(e -> LOG.error("a background task failed; it runs again at its next time", e));
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationMillis(GRACE.toMillis());
        return scheduler;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @EnableScheduling
    static class InServingProcess {}
}
