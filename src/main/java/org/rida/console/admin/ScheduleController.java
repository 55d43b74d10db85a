package org.rida.console.admin;

import java.time.DayOfWeek;
import java.util.Map;
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

    private final Schedules schedules;
    private final RulesFiles files;
    private final RulesChange rules;

    ScheduleController(Schedules schedules, RulesFiles files, RulesChange rules) {
        this.schedules = schedules;
        this.files = files;
        this.rules = rules;
    }

    /**
     * Puts another schedule into the file of the job, or removes it, at once. The page of the job shows its next due times and offers the
     * one before.
     *
     * @param rhythm code of a {@link CronForm.Rhythm}
     * @param weekday of a weekly schedule, 1 for Monday to 7
     * @param day of a monthly schedule
     * @param time hour and minute, {@code 06:30}
     * @param cron an expression that the form cannot say; only to go back to it, with the rhythm {@code other}
     * @param block lines of a schedule that was removed; only to go back to it, with the rhythm {@code other}
     */
    @PostMapping("/jobs/{job}/schedule")
    String change(
            @PathVariable String job,
            @RequestParam String rhythm,
            @RequestParam(defaultValue = "7") int weekday,
            @RequestParam(defaultValue = "1") int day,
            @RequestParam(defaultValue = "") String time,
            @RequestParam(defaultValue = "") String cron,
            @RequestParam(defaultValue = "") String block,
            RequestUser user,
            RedirectAttributes redirect) {
        try {
            String file = job + ".yaml";
            ScheduleText text = new ScheduleText(files.files().contains(file) ? files.text(file) : "");
            if (weekday < 1 || weekday > 7) {
                throw Problem.of("problem.schedule-form");
            }
            CronForm.Rhythm chosen = CronForm.Rhythm.of(rhythm);
            String wanted;
            if (chosen == CronForm.Rhythm.NONE) {
                wanted = text.block().isEmpty() ? text.file() : text.without();
            } else if (chosen != CronForm.Rhythm.OTHER) {
                wanted = text.with(new CronForm(chosen, DayOfWeek.of(weekday), day, time).cron());
            } else if (!block.isEmpty()) {
                wanted = text.withBlock(block);
            } else if (CronExpression.isValidExpression(cron)) {
                wanted = text.with(cron);
            } else {
                throw Problem.of("problem.schedule-form");
            }
            boolean paused = chosen == CronForm.Rhythm.NONE
                    && schedules
                            .find(job, 0)
                            .filter(entry -> entry.pausedAt() != null)
                            .isPresent();
            boolean changes = !wanted.equals(text.file());
            if (changes) {
                rules.apply(
                        file,
                        wanted,
                        RulesFiles.fingerprint(text.file()),
                        user.actor(),
                        user.messages().format("console.schedule.form"));
                offerBefore(job, text, chosen, redirect);
            }
            if (paused) {
                schedules.endPause(job, user.actor());
            }
            redirect.addFlashAttribute("done", user.messages().format(done(changes, chosen, paused)));
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return JOB + job;
    }

    private static String done(boolean changes, CronForm.Rhythm now, boolean paused) {
        if (!changes) {
            return "questions.same";
        }
        return now != CronForm.Rhythm.NONE
                ? "console.schedule.saved"
                : paused ? "console.schedule.removed.paused" : "console.schedule.removed";
    }

    private static void offerBefore(String job, ScheduleText text, CronForm.Rhythm now, RedirectAttributes redirect) {
        CronForm before = text.cron().map(CronForm::parse).orElse(CronForm.NONE);
        boolean removed = now == CronForm.Rhythm.NONE;
        Undo.offer(
                redirect,
                JOBS + job + "/schedule",
                Map.of(
                        "rhythm", (removed ? CronForm.Rhythm.OTHER : before.rhythm()).code(),
                        "weekday", Integer.toString(before.weekday().getValue()),
                        "day", Integer.toString(before.day()),
                        "time", before.time(),
                        "cron", text.cron().orElse(""),
                        "block", removed ? text.block() : ""));
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
