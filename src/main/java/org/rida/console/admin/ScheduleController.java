package org.rida.console.admin;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.undo.Undo;
import org.rida.i18n.Problem;
import org.rida.job.rules.RulesFiles;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pauses and resumes the schedule of a job, and proposes another. A paused schedule enters its due times as skipped; they are not
 * made up for when it resumes. A change goes the way of all configuration: checked with the other files, shown, then applied.
 */
@Controller
class ScheduleController {

    private static final String JOB = "redirect:/jobs/";

    /** The expression in the file of a job, however its schedule is written. */
    private static final Pattern CRON = Pattern.compile("cron:\\s*(\"[^\"]*\"|'[^']*')");

    private static final int FIRES = 5;

    private final Schedules schedules;
    private final RulesFiles files;
    private final RulesController rules;

    ScheduleController(Schedules schedules, RulesFiles files, RulesController rules) {
        this.schedules = schedules;
        this.files = files;
        this.rules = rules;
    }

    /**
     * Shows what another schedule changes in the file of the job, and its next five due times; applies nothing.
     *
     * @param rhythm code of a {@link CronForm.Rhythm}
     * @param weekday of a weekly schedule, 1 for Monday to 7
     * @param day of a monthly schedule
     * @param time hour and minute, {@code 06:30}
     */
    @PostMapping("/jobs/{job}/schedule")
    String propose(
            @PathVariable String job,
            @RequestParam String rhythm,
            @RequestParam(defaultValue = "7") int weekday,
            @RequestParam(defaultValue = "1") int day,
            @RequestParam(defaultValue = "") String time,
            RequestUser user,
            Model model,
            RedirectAttributes redirect) {
        try {
            String file = job + ".yaml";
            String text = files.files().contains(file) ? files.text(file) : "";
            Matcher written = CRON.matcher(text);
            if (weekday < 1 || weekday > 7 || !written.find()) {
                throw Problem.of("problem.schedule-form");
            }
            String cron = new CronForm(CronForm.Rhythm.of(rhythm), DayOfWeek.of(weekday), day, time).cron();
            String changed = text.substring(0, written.start(1)) + '"' + cron + '"' + text.substring(written.end(1));
            model.addAttribute("fires", schedules.fires(job, cron, FIRES));
            return rules.check(file, changed, RulesFiles.fingerprint(text), user, model);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
            return JOB + job;
        }
    }

    /** @param reason shown on the page of the job until the schedule is resumed */
    @PostMapping("/jobs/{job}/pause")
    String pause(@PathVariable String job, @RequestParam String reason, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, JOB + job, "console.schedule.paused-now", actor -> {
            schedules.pause(job, actor, reason);
            Undo.offer(redirect, "/jobs/" + job + "/resume", Map.of());
        });
    }

    /** The next due time is the next one of the schedule; missed ones are not made up for. */
    @PostMapping("/jobs/{job}/resume")
    String resume(@PathVariable String job, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(user, redirect, JOB + job, "console.schedule.resumed-now", actor -> {
            String reason =
                    schedules.find(job, 0).map(entry -> entry.pauseReason()).orElse("");
            schedules.resume(job, actor);
            Undo.offer(redirect, "/jobs/" + job + "/pause", Map.of("reason", reason));
        });
    }
}
