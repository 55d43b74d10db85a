package org.rida.console.admin;

import org.rida.job.definition.JobDefinitions;
import org.rida.job.input.InputArrivals;
import org.rida.job.input.InputArrivals.Arrival;
import org.rida.schedule.Schedules;
import org.rida.schedule.Schedules.DueEntry;













import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The inputs that schedules wait for: of the next time they are due and of the last ones. */
@Component
class InputStatus {

    private static final int BACK = 3;

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

    /** Of one job, the coming month first. */
    List<Arrival> next(String job) {
        return recent(job, BACK);
    }

    /** Of all jobs, the coming month and the last. */
    List<Arrival> all() {
        return jobs.all().keySet().stream()
                .flatMap(job -> recent(job, 1).stream())
                .distinct()
                .toList();
    }

    private List<Arrival> recent(String job, int back) {
        Stream<Instant> coming = schedules.find(job, 1).stream().flatMap(entry -> entry.next().stream());
        Stream<Instant> past = schedules.ledger(job, back).stream().map(DueEntry::due);
        return Stream.concat(coming, past)
                .flatMap(due -> arrivals.forRun(jobs.get(job), due, time.instant()).stream())
                .toList();
    }
}
