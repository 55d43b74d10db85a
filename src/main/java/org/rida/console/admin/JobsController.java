package org.rida.console.admin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.job.lease.RunQueue;
import org.rida.job.run.JobState;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;
import org.rida.job.run.Runs;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of jobs with current and recent runs. */
@Controller
class JobsController {

    private static final int RECENT = 10;

    private final Runs runs;
    private final RunQueue queue;
    private final Schedules schedules;

    JobsController(Runs runs, RunQueue queue, Schedules schedules) {
        this.runs = runs;
        this.queue = queue;
        this.schedules = schedules;
    }

    /**
     * A run that waits for a process.
     *
     * @param queued its place, and why it waits
     */
    record WaitingRun(Run run, RunQueue.QueuedRun queued) {}

    @GetMapping("/jobs")
    String jobs(Model model) {
        live(model);
        model.addAttribute("recent", runs.list(Runs.RunSelection.newest(RECENT)));
        return "jobs";
    }

    /**
     * The fragment that the page polls while something runs. It returns only the changing part, so that a form that
     * somebody fills in stays.
     */
    @GetMapping("/jobs/live")
    String live(Model model) {
        List<JobState> jobs = runs.jobs();
        model.addAttribute("jobs", jobs);
        model.addAttribute(
                "schedules",
                schedules.all(1).stream().collect(Collectors.toMap(Schedules.ScheduleEntry::job, entry -> entry)));
        model.addAttribute(
                "unrun",
                jobs.stream()
                        .filter(job -> job.last() == null && job.active() == null)
                        .flatMap(job -> schedules.dueRuns(job.name(), 1).stream())
                        .collect(Collectors.toMap(Schedules.DueEntry::job, due -> due)));
        List<RunDetail> live = jobs.stream()
                .flatMap(job -> Stream.ofNullable(job.active()))
                .map(run -> runs.detail(run.id()))
                .toList();
        model.addAttribute("live", live);
        model.addAttribute(
                "queue",
                queue.list().stream()
                        .map(queued -> new WaitingRun(runs.run(queued.run()), queued))
                        .toList());
        model.addAttribute("dueWaiting", schedules.waiting());
        model.addAttribute("titles", jobs.stream().collect(Collectors.toMap(JobState::name, job -> job.declaration()
                .title())));
        return "jobs :: live";
    }
}
