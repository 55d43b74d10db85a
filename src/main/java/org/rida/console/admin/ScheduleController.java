package org.rida.console.admin;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.undo.Undo;
import org.rida.i18n.Problem;
import org.rida.job.rules.RulesChange;
import org.rida.job.rules.RulesFiles;
import org.rida.schedule.Schedules;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pauses and resumes the schedule of a job, and changes it. A paused schedule enters its due times as skipped; they are not made up
 * for when it resumes. A change goes the way of all configuration: checked with the other files, and the version before is kept.
 */
@Controller
class ScheduleController {

    private static final String JOBS = "/jobs/";

    private static final String JOB = "redirect:" + JOBS;

    /** The expression in the file of a job, however its schedule is written. */
    private static final Pattern CRON = Pattern.compile("cron:\\s*(\"[^\"]*\"|'[^']*')");

    private final Schedules schedules;
    private final RulesFiles files;
    private final RulesChange rules;

    ScheduleController(Schedules schedules, RulesFiles files, RulesChange rules) {
        this.schedules = schedules;
        this.files = files;
        this.rules = rules;
    }

    /**
     * Puts another schedule into the file of the job, at once. The page of the job shows its next due times and offers the one before.
     *
     * @param rhythm code of a {@link CronForm.Rhythm}
     * @param weekday of a weekly schedule, 1 for Monday to 7
     * @param day of a monthly schedule
     * @param time hour and minute, {@code 06:30}
     * @param cron an expression that the form cannot say; only to go back to it, with the rhythm {@code other}
     */
    @PostMapping("/jobs/{job}/schedule")
    String change(
            @PathVariable String job,
            @RequestParam String rhythm,
            @RequestParam(defaultValue = "7") int weekday,
            @RequestParam(defaultValue = "1") int day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String cron,
            RequestUser user,
            RedirectAttributes redirect) {
        try {
            String file = job + ".yaml";
            String text = files.files().contains(file) ? files.text(file) : "";
            Matcher written = CRON.matcher(text);
            if (weekday < 1 || weekday > 7 || !written.find()) {
                throw Problem.of("problem.schedule-form");
            }
            CronForm.Rhythm chosen = CronForm.Rhythm.of(rhythm);
            String wanted = chosen == CronForm.Rhythm.OTHER && CronExpression.isValidExpression(cron)
                    ? cron
                    : new CronForm(chosen, DayOfWeek.of(weekday), day, time).cron();
            String before = written.group(1).substring(1, written.group(1).length() - 1);
            boolean changes = !wanted.equals(before);
            if (changes) {
                rules.apply(
                        file,
                        text.substring(0, written.start(1)) + '"' + wanted + '"' + text.substring(written.end(1)),
                        RulesFiles.fingerprint(text),
                        user.actor(),
                        user.messages().format("console.schedule.form"));
                offerBefore(job, before, redirect);
            }
            redirect.addFlashAttribute(
                    "done", user.messages().format(changes ? "console.schedule.saved" : "questions.same"));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return JOB + job;
    }

    private static void offerBefore(String job, String cron, RedirectAttributes redirect) {
        CronForm before = CronForm.parse(cron);
        Undo.offer(
                redirect,
                JOBS + job + "/schedule",
                Map.of(
                        "rhythm", before.rhythm().code(),
                        "weekday", Integer.toString(before.weekday().getValue()),
                        "day", Integer.toString(before.day()),
                        "time", before.time(),
                        "cron", cron));
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
