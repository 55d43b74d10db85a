package org.rida.console;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rida.access.Audit;
import org.rida.access.Deed;
import org.rida.job.DeclaredJobs;
import org.rida.job.JobDeclaration;
import org.rida.job.RunDetail;
import org.rida.job.RunDoor;
import org.rida.job.Runs;
import org.rida.policy.Policy;
import org.rida.schedule.Schedules;
import org.rida.wording.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can run, what runs now, what ran; and the form that starts it. */
@Controller
class JobsPage {

    private static final int RECENT = 10;
    private static final int CHOICE = 25;
    private static final String PARAMETER = "parameter.";

    private final DeclaredJobs jobs;
    private final Runs runs;
    private final RunDoor door;
    private final Schedules schedules;
    private final Audit audit;
    private final Policy policy;
    private final InstantSource time;

    JobsPage(
            DeclaredJobs jobs,
            Runs runs,
            RunDoor door,
            Schedules schedules,
            Audit audit,
            Policy policy,
            InstantSource time) {
        this.jobs = jobs;
        this.runs = runs;
        this.door = door;
        this.schedules = schedules;
        this.audit = audit;
        this.policy = policy;
        this.time = time;
    }

    @GetMapping("/jobs")
    String jobs(Model model) {
        live(model);
        model.addAttribute("recent", runs.list(Runs.Selection.newest(RECENT)));
        return "jobs";
    }

    /** The part that a page asks for again and again while something runs. */
    @GetMapping("/jobs/live")
    String live(Model model) {
        model.addAttribute("jobs", runs.jobs());
        model.addAttribute(
                "schedules", schedules.all(1).stream().collect(Collectors.toMap(Schedules.Entry::job, entry -> entry)));
        List<RunDetail> live = runs.jobs().stream()
                .flatMap(job -> Stream.ofNullable(job.live()))
                .map(run -> runs.detail(run.id()))
                .toList();
        model.addAttribute("live", live);
        return "jobs :: live";
    }

    @GetMapping("/jobs/{job}")
    String job(@PathVariable String job, Model model) {
        model.addAttribute("job", job);
        model.addAttribute("declaration", jobs.get(job));
        months(jobs.get(job), model);
        model.addAttribute("schedule", schedules.of(job, 3).orElse(null));
        model.addAttribute("ledger", schedules.ledger(job, RECENT));
        model.addAttribute("recent", runs.list(new Runs.Selection(job, null, RECENT, 0)));
        return "job";
    }

    @PostMapping("/jobs/{job}/runs")
    String start(
            @PathVariable String job,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") String why,
            Visitor visitor,
            RedirectAttributes told) {
        try {
            Map<String, String> given = parameters(fields);
            audit.record(visitor.actor(), Deed.RUN_STARTED, job, given);
            long run = door.start(job, given, new RunDoor.Reason(visitor.me().name(), why));
            return "redirect:/runs/" + run;
        } catch (Problem problem) {
            Done.tell(problem, visitor, told);
            return "redirect:/jobs/" + job;
        }
    }

    @PostMapping("/jobs/{job}/pause")
    String pause(@PathVariable String job, @RequestParam String why, Visitor visitor, RedirectAttributes told) {
        return Done.of(visitor, told, "redirect:/jobs/" + job, "console.schedule.paused-now", by -> {
            audit.record(by, Deed.SCHEDULE_PAUSED, job, Map.of("why", why));
            schedules.pause(job, by.name(), why);
        });
    }

    @PostMapping("/jobs/{job}/resume")
    String resume(@PathVariable String job, Visitor visitor, RedirectAttributes told) {
        return Done.of(visitor, told, "redirect:/jobs/" + job, "console.schedule.resumed-now", by -> {
            audit.record(by, Deed.SCHEDULE_RESUMED, job);
            schedules.resume(job);
        });
    }

    /** The last two years to choose from, the parameter's own default chosen. */
    private void months(JobDeclaration declaration, Model model) {
        YearMonth now =
                YearMonth.from(time.instant().atZone(policy.association().zone()));
        Map<String, String> usual = new HashMap<>();
        for (JobDeclaration.Parameter parameter : declaration.parameters()) {
            usual.put(
                    parameter.name(),
                    "this-month".equals(parameter.defaultValue())
                            ? now.toString()
                            : now.minusMonths(1).toString());
        }
        model.addAttribute("usual", usual);
        model.addAttribute(
                "months", IntStream.range(0, CHOICE).mapToObj(now::minusMonths).toList());
    }

    /** An empty field takes the parameter's default. */
    private static Map<String, String> parameters(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(f -> f.getKey().startsWith(PARAMETER) && !f.getValue().isBlank())
                .collect(Collectors.toMap(
                        f -> f.getKey().substring(PARAMETER.length()), f -> Objects.requireNonNull(f.getValue())));
    }
}
