package org.rida.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

class BackgroundTasksTest extends RunningConsole {

    private static final int HEARTBEAT = 1;

    /** Each task has a thread of its own, so that no slow one delays the heartbeat. */
    @Test
    void aProcessThatServesHasAThreadForEachOfItsTasks(
            @Autowired ScheduledTaskHolder tasks,
            @Autowired ThreadPoolTaskScheduler scheduler,
            @Value("${rida.runs.max-concurrent}") int runs) {
        Set<ScheduledTask> all = tasks.getScheduledTasks();
        assertThat(all)
                .extracting(ScheduledTask::toString)
                .anySatisfy(task -> assertThat(task).contains("FailureNotifier.poll"))
                .anySatisfy(task -> assertThat(task).contains("OutboxPoller.poll"))
                .anySatisfy(task -> assertThat(task).contains("ScheduleWatchdog.check"))
                .filteredOn(task -> task.contains("RunWorker"))
                .hasSize(runs);
        assertThat(scheduler.getScheduledThreadPoolExecutor().getCorePoolSize())
                .isGreaterThanOrEqualTo(all.size() + HEARTBEAT);
    }
}
