package org.rida.console.admin;

import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.schedule.Schedules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pauses and resumes the schedule of a job. A paused schedule enters its due times as skipped; they are not made up for
 * when it resumes.
 */
@Controller
class ScheduleController {

    private static final String JOB = "redirect:/jobs/";

    private final Schedules schedules;

    ScheduleController(Schedules schedules) {
        this.schedules = schedules;
    }

    /** @param reason shown on the page of the job until the schedule is resumed */
    @PostMapping("/jobs/{job}/pause")
    String pause(@PathVariable String job, @RequestParam String reason, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(
                user, redirect, JOB + job, "console.schedule.paused-now", actor -> schedules.pause(job, actor, reason));
    }

    /** The next due time is the next one of the schedule; missed ones are not made up for. */
    @PostMapping("/jobs/{job}/resume")
    String resume(@PathVariable String job, RequestUser user, RedirectAttributes redirect) {
        return FormResult.run(
                user, redirect, JOB + job, "console.schedule.resumed-now", actor -> schedules.resume(job, actor));
    }
}
