package org.rida.console;

import org.rida.schedule.Schedules;











import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pauses the schedule of a job, and lets it go on. */
@Controller
class SchedulePage {

    private static final String JOB = "redirect:/jobs/";

    private final Schedules schedules;

    SchedulePage(Schedules schedules) {
        this.schedules = schedules;
    }

    @PostMapping("/jobs/{job}/pause")
    String pause(@PathVariable String job, @RequestParam String reason, Visitor visitor, RedirectAttributes told) {
        return Done.of(visitor, told, JOB + job, "console.schedule.paused-now", by -> schedules.pause(job, by, reason));
    }

    @PostMapping("/jobs/{job}/resume")
    String resume(@PathVariable String job, Visitor visitor, RedirectAttributes told) {
        return Done.of(visitor, told, JOB + job, "console.schedule.resumed-now", by -> schedules.resume(job, by));
    }
}
