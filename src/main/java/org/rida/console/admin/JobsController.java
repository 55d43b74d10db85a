package org.rida.console.admin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rida.job.run.JobState;
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
    private final Schedules schedules;

    JobsController(Runs runs, Schedules schedules) {
        this.runs = runs;
        this.schedules = schedules;
    }

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
        List<RunDetail> live = jobs.stream()
                .flatMap(job -> Stream.ofNullable(job.active()))
                .map(run -> runs.detail(run.id()))
                .toList();
        model.addAttribute("live", live);
        return "jobs :: live";
    }
}
