package org.rida.console.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rida.console.FormResult;
import org.rida.console.PageFormatter;
import org.rida.console.RequestUser;
import org.rida.console.confirmation.Confirmation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.job.DryRun;
import org.rida.job.RunOperator;
import org.rida.job.RunPlan;
import org.rida.job.definition.JobDefinition;
import org.rida.job.definition.JobDefinitions;
import org.rida.job.definition.MonthParameter;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.policy.Policy;
import org.rida.report.explore.Explorer;
import org.rida.schedule.InputStatus;
import org.rida.schedule.Schedules;
import org.rida.tally.count.MonthsWithData;
import org.rida.tally.count.PopulationGroup;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page of a job: start form, dry run, schedule, recent runs. Starting a run only enqueues it: the page of the run shows
 * what becomes of it.
 */
@Controller
class JobController {

    /** Runs and due times on the page. */
    private static final int RECENT = 10;
    /** As many as a bar each leaves room for on a phone. */
    private static final int CHARTED = 40;

    private static final int FIRES = 5;
    /** Months to choose from even without data: the current one and two years. */
    private static final int MONTHS = 25;
    /** Before the names of fields that are parameters, so that a parameter may be called as any other field. */
    private static final String PARAMETER = "parameter.";
    /** Data that end before so many months are not those of a charity that sends its files every month. */
    private static final int LONG_AGO = 3;

    /** Prefix of the field with the last month of a range; empty for one month. */
    private static final String UNTIL = "until.";

    private final JobDefinitions jobs;
    private final Runs runs;
    private final RunOperator operator;
    private final DryRun preview;
    private final Schedules schedules;
    private final InputStatus inputs;
    private final Policy policy;
    private final Explorer explorer;
    private final InstantSource time;

    JobController(
            JobDefinitions jobs,
            Runs runs,
            RunOperator operator,
            DryRun preview,
            Schedules schedules,
            InputStatus inputs,
            Policy policy,
            Explorer explorer,
            InstantSource time) {
        this.jobs = jobs;
        this.runs = runs;
        this.operator = operator;
        this.preview = preview;
        this.schedules = schedules;
        this.inputs = inputs;
        this.policy = policy;
        this.explorer = explorer;
        this.time = time;
    }

    /** @throws org.rida.i18n.Problem when there is no such job */
    @GetMapping("/jobs/{job}")
    String job(@PathVariable String job, RequestUser user, Model model) {
        show(job, Map.of(), user, model);
        return "job";
    }

    /**
     * Shows what a run with these parameters would do, without doing it. A POST, because its fields are those of the start
     * form; it stores nothing.
     */
    @PostMapping("/jobs/{job}/preview")
    String preview(@PathVariable String job, @RequestParam Map<String, String> fields, RequestUser user, Model model) {
        Map<String, String> given = parameters(fields);
        show(job, given, user, model);
        model.addAttribute("reason", fields.getOrDefault("reason", ""));
        model.addAttribute("repeat", "/jobs/" + job + "/preview");
        try {
            model.addAttribute("prepared", preview.plan(job, given));
        } catch (Problem problem) {
            model.addAttribute("problem", user.explain(problem));
        }
        return "job";
    }

    /**
     * A refused start (wrong parameter, already running) shows the problem on the page of the job.
     *
     * @param reason for the audit log and the log of the run; may be empty
     */
    @PostMapping("/jobs/{job}/runs")
    String start(
            @PathVariable String job,
            @RequestParam Map<String, String> fields,
            @RequestParam(defaultValue = "") String reason,
            RequestUser user,
            HttpServletRequest form,
            RedirectAttributes redirect) {
        try {
            Map<String, String> given = parameters(fields);
            List<BilingualText> removed = removed(job);
            if (!removed.isEmpty()) {
                Confirmation.require(form, removed);
            }
            long run = operator.start(job, given, new RunOperator.StartReason(user.actor(), reason));
            return "redirect:/runs/" + run;
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return "redirect:/jobs/" + job;
        }
    }

    /** What a run now would remove for good, with numbers; empty for a job that removes nothing, or nothing now. */
    private List<BilingualText> removed(String job) {
        return jobs.get(job).steps().stream().noneMatch(step -> step.kinds().contains("purge"))
                ? List.of()
                : preview.plan(job, Map.of()).steps().stream()
                        .map(RunPlan.PlannedStep::effect)
                        .filter(effect -> !effect.isEmpty())
                        .toList();
    }

    /** @param given values of the form; other parameters show their default */
    private void show(String job, Map<String, String> given, RequestUser user, Model model) {
        JobDefinition declaration = jobs.get(job);
        model.addAttribute("job", job);
        model.addAttribute("declaration", declaration);
        choices(declaration, given, model);
        List<BilingualText> removed = removed(job);
        model.addAttribute("removed", removed);
        model.addAttribute(
                "removes",
                removed.stream()
                        .map(effect -> effect.in(user.messages().language()))
                        .collect(Collectors.joining(" · ")));
        Optional<Schedules.ScheduleEntry> scheduled = schedules.find(job, FIRES);
        model.addAttribute(
                "form", scheduled.map(entry -> CronForm.parse(entry.cron())).orElse(CronForm.NONE));
        model.addAttribute("rhythms", CronForm.Rhythm.values());
        model.addAttribute("weekdays", CronText.weekdays(user.messages()));
        model.addAttribute(
                "days", IntStream.rangeClosed(1, CronForm.LAST_DAY).boxed().toList());
        scheduled.ifPresent(schedule -> {
            model.addAttribute("schedule", schedule);
            model.addAttribute(
                    "rhythm",
                    new CronText(user.messages()).words(schedule.cron()).orElseGet(() -> user.messages()
                            .format("console.cron.other")));
        });
        model.addAttribute("inputs", inputs.next(job));
        model.addAttribute("ledger", schedules.dueRuns(job, RECENT));
        List<Run> last = runs.list(new Runs.RunSelection(job, null, CHARTED, 0));
        model.addAttribute("recent", last.stream().limit(RECENT).toList());
        RunDurationsChart.show(
                RunDurations.of(last),
                new PageFormatter(user.messages(), policy.association().zone()),
                model);
    }

    /** Offers the current month and the 24 before it, and all that have data: the first file may be of years ago. */
    private void choices(JobDefinition declaration, Map<String, String> given, Model model) {
        YearMonth now =
                YearMonth.from(time.instant().atZone(policy.association().zone()));
        Optional<MonthsWithData> withData = explorer.months();
        Map<String, String> chosen = new HashMap<>();
        for (JobDefinition.Parameter parameter : declaration.parameters()) {
            chosen.put(parameter.name(), defaultValue(parameter, now, withData));
        }
        Map<String, String> last = new HashMap<>();
        given.forEach((name, value) -> {
            int range = value.indexOf("..");
            chosen.put(name, range < 0 ? value : value.substring(0, range));
            last.put(name, range < 0 ? "" : value.substring(range + 2));
        });
        model.addAttribute("chosen", chosen);
        model.addAttribute("until", last);
        YearMonth[] lately =
                IntStream.range(0, MONTHS).mapToObj(now::minusMonths).toArray(YearMonth[]::new);
        NavigableSet<YearMonth> counted = withData.map(MonthsWithData::all).orElseGet(TreeSet::new);
        List<YearMonth> offered = MonthsWithData.choices(counted, lately);
        model.addAttribute("months", offered);
        // a run may read the files of such a month; before the first run no month has data, and the mark would say
        // nothing
        model.addAttribute(
                "monthsWithoutData",
                counted.isEmpty()
                        ? Set.of()
                        : offered.stream()
                                .filter(month -> !counted.contains(month))
                                .collect(Collectors.toSet()));
    }

    /**
     * The default of a month; empty for a text, whose default is shown as a placeholder. Where the data end long ago it is their last
     * month: a run of the month that the schedule would take has nothing to report.
     */
    private static String defaultValue(
            JobDefinition.Parameter parameter, YearMonth now, Optional<MonthsWithData> withData) {
        return switch (parameter.type()) {
            case TEXT -> "";
            case MONTH ->
                MonthParameter.LATEST.equals(parameter.defaultValue())
                        ? MonthParameter.LATEST
                        : "this-month".equals(parameter.defaultValue())
                                ? now.toString()
                                : withData.map(months -> months.latest(PopulationGroup.RECEIVED))
                                        .filter(month -> month.isBefore(now.minusMonths(LONG_AGO)))
                                        .orElse(now.minusMonths(1))
                                        .toString();
        };
    }

    /** Leaves out empty fields, so that the parameters get their defaults. A last month makes a range of the month before it. */
    private static Map<String, String> parameters(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(f -> f.getKey().startsWith(PARAMETER) && !f.getValue().isBlank())
                .collect(Collectors.toMap(
                        f -> f.getKey().substring(PARAMETER.length()),
                        f -> Objects.requireNonNull(f.getValue())
                                + until(fields, f.getKey().substring(PARAMETER.length()))));
    }

    private static String until(Map<String, String> fields, String parameter) {
        String last = fields.getOrDefault(UNTIL + parameter, "");
        return last.isBlank() || last.equals(fields.get(PARAMETER + parameter)) ? "" : ".." + last;
    }
}
