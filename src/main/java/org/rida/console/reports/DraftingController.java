package org.rida.console.reports;

import java.time.YearMonth;
import java.util.Map;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditOutcome;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.i18n.Problem;
import org.rida.job.RunOperator;
import org.rida.job.run.Run;
import org.rida.job.run.Runs;
import org.rida.schedule.DueDrafts;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Starts the draft of a month that is due, with one click and without a question: a draft can be stopped, and drafted again.
 * What becomes of it is on the page of the drafts. Access rules decide who may; the jobs themselves remain the administrator's.
 */
@Controller
class DraftingController {

    private static final String DRAFTS = "redirect:/drafts";

    private final DueDrafts due;
    private final RunOperator operator;
    private final Runs runs;
    private final AuditLog audit;

    DraftingController(DueDrafts due, RunOperator operator, Runs runs, AuditLog audit) {
        this.audit = audit;
        this.due = due;
        this.operator = operator;
        this.runs = runs;
    }

    /** @param month one that {@link DueDrafts#list()} has for the job; any other is refused in words */
    @PostMapping("/drafts/due/{job}/{month}")
    String begin(@PathVariable String job, @PathVariable String month, RequestUser user, RedirectAttributes redirect) {
        try {
            DueDrafts.DueDraft draft = find(job, month, user);
            long run = operator.start(
                    draft.job(),
                    Map.of("month", draft.month().toString()),
                    new RunOperator.StartReason(
                            user.actor(),
                            user.messages().format(draft.again() ? "drafts.due.again" : "drafts.due.complete")));
            redirect.addAttribute("run", run);
        } catch (Problem problem) {
            FormResult.report(problem, user, redirect);
        }
        return DRAFTS;
    }

    /** What is not due is refused before a run is asked for, and is in the audit log all the same. */
    private DueDrafts.DueDraft find(String job, String month, RequestUser user) {
        try {
            return due.find(job, month(month));
        } catch (Problem problem) {
            audit.record(
                    new AuditLog.Operation(user.actor(), AuditAction.RUN_STARTED, job, Map.of("month", month)),
                    AuditOutcome.REFUSED);
            throw problem;
        }
    }

    /** Stops a run that drafts; another run does not exist for whoever may only draft. */
    @PostMapping("/drafts/runs/{run:\\d+}/stop")
    String stop(@PathVariable long run, RequestUser user, RedirectAttributes redirect) {
        Run found = runs.find(run)
                .filter(due::isDrafting)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        redirect.addAttribute("run", found.id());
        return FormResult.run(
                user,
                redirect,
                DRAFTS,
                "console.run.stopping",
                actor -> operator.stop(found.id(), new RunOperator.StartReason(actor, "")));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (java.time.format.DateTimeParseException e) {
            throw Problem.of("problem.month", "found", text);
        }
    }
}
