package org.rida.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.InputArrivals;
import org.rida.job.input.InputArrivals.Arrival;
import org.rida.schedule.Schedules.DueEntry;
import org.springframework.stereotype.Component;

/**
 * The input files that schedules expect, for the next due time and past ones. {@link InputArrivals} decides how an input
 * stands.
 */
@Component
public class InputStatus {

    private static final int PAST_DUE_TIMES = 3;

    private final JobDefinitions jobs;
    private final Schedules schedules;
    private final InputArrivals arrivals;
    private final InstantSource time;

    InputStatus(JobDefinitions jobs, Schedules schedules, InputArrivals arrivals, InstantSource time) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.arrivals = arrivals;
        this.time = time;
    }

    /** @return the next due time first, then the last three */
    public List<Arrival> next(String job) {
        return recent(job, PAST_DUE_TIMES);
    }

    /** Inputs of all jobs, for the next due time and the last one. Jobs may share an input, which is listed once. */
    public List<Arrival> all() {
        // most jobs wait for nothing: what was due of them is not asked
        return jobs.all().entrySet().stream()
                .filter(job -> job.getValue().schedule() != null
                        && job.getValue().schedule().precondition() != null)
                .flatMap(job -> recent(job.getKey(), 1).stream())
                .distinct()
                .toList();
    }

    private List<Arrival> recent(String job, int back) {
        Stream<Instant> coming = schedules.find(job, 1).stream().flatMap(entry -> entry.next().stream());
        Stream<Instant> past = schedules.dueRuns(job, back).stream().map(DueEntry::due);
        return Stream.concat(coming, past)
                .flatMap(due -> arrivals.forRun(jobs.get(job), due, time.instant()).stream())
                .toList();
    }
}
