package org.rida.console;

import java.util.Map;
import org.rida.access.Audit;
import org.rida.access.Deed;
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
    private final Audit audit;

    SchedulePage(Schedules schedules, Audit audit) {
        this.schedules = schedules;
        this.audit = audit;
    }

    @PostMapping("/jobs/{job}/pause")
    String pause(@PathVariable String job, @RequestParam String reason, Visitor visitor, RedirectAttributes told) {
        return Done.of(visitor, told, JOB + job, "console.schedule.paused-now", by -> {
            audit.record(by, Deed.SCHEDULE_PAUSED, job, Map.of("reason", reason));
            schedules.pause(job, by.name(), reason);
        });
    }

    @PostMapping("/jobs/{job}/resume")
    String resume(@PathVariable String job, Visitor visitor, RedirectAttributes told) {
        return Done.of(visitor, told, JOB + job, "console.schedule.resumed-now", by -> {
            audit.record(by, Deed.SCHEDULE_RESUMED, job);
            schedules.resume(job);
        });
    }
}
