package org.rida.console.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rida.console.FormResult;
import org.rida.console.RequestUser;
import org.rida.console.list.ListHead;
import org.rida.console.list.ListPage;
import org.rida.console.list.RowColumn;
import org.rida.console.list.RowExport;
import org.rida.database.RowOrder;
import org.rida.job.RunOperator;
import org.rida.job.lease.RunQueue;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;
import org.rida.job.run.RunLog;
import org.rida.job.run.RunRows;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.report.edition.EditionRepository;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The list of runs, and the page of a run with its control buttons. Anybody who may open the pages may stop or restart a
 * run; reason and name go into the log of the run.
 */
@Controller
class RunsController {

    private static final int SIZE = 50;
    /** More runs are not exported at once. */
    private static final int MAX_EXPORTED = 10_000;

    private static final List<RowColumn<Run>> COLUMNS = List.of(
            RowColumn.ordinal("console.run", Run::id),
            RowColumn.text("console.job", (run, text) -> text.text(run.title())),
            RowColumn.text("console.run.about", (run, text) -> text.digits(text.text(run.description()))),
            RowColumn.moment("console.run.requested", Run::requestedAt),
            RowColumn.text(
                    "console.column.state",
                    (run, text) ->
                            text.translate("console.run.state." + run.state().code())),
            RowColumn.seconds("console.run.seconds", Run::startedAt, Run::endedAt),
            RowColumn.text("console.run.actor", (run, text) -> text.actor(run.actor())));

    private final Runs runs;
    private final RunOperator operator;
    private final EditionRepository editions;
    private final RunRows rows;
    private final RowExport exports;
    private final RunLog log;
    private final RunQueue queue;
    private final InstantSource time;

    RunsController(
            Runs runs,
            RunOperator operator,
            RunLog log,
            RunQueue queue,
            EditionRepository editions,
            RunRows rows,
            RowExport exports,
            InstantSource time) {
        this.log = log;
        this.queue = queue;
        this.time = time;
        this.runs = runs;
        this.operator = operator;
        this.editions = editions;
        this.rows = rows;
        this.exports = exports;
    }

    /**
     * @param job name; empty for all
     * @param state code of a state; anything else lists all
     * @param order as of {@link RowOrder#parse}
     * @param from number of runs to pass over
     */
    @GetMapping("/runs")
    String runs(
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        ListPage.show(
                model,
                "runs",
                from,
                SIZE,
                (offset, limit) ->
                        runs.list(new Runs.RunSelection(job, state(state), limit, offset), RowOrder.parse(order)));
        showHead(model, RowOrder.parse(order));
        model.addAttribute("jobs", runs.jobs());
        model.addAttribute("states", RunState.values());
        model.addAttribute("job", job);
        model.addAttribute("state", state);
        return "runs";
    }

    private static void showHead(Model model, RowOrder order) {
        ListHead.show(
                model,
                order,
                "console.run",
                "run",
                "console.job",
                "",
                "console.run.requested",
                "requested",
                "console.column.state",
                "state",
                "console.run.duration",
                "duration",
                "console.run.actor",
                "actor");
    }

    /** The runs that match, at most 10,000, newest first. */
    @GetMapping("/runs.{format:xlsx|csv}")
    ResponseEntity<byte[]> download(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String order,
            RequestUser user) {
        return exports.response(
                new RowExport.ListExport<>(
                        "rida-runs",
                        "console.runs",
                        COLUMNS,
                        runs.list(new Runs.RunSelection(job, state(state), MAX_EXPORTED, 0), RowOrder.parse(order))),
                format,
                user);
    }

    /** @throws org.rida.i18n.Problem when there is no such run */
    @GetMapping("/runs/{run:\\d+}")
    String run(@PathVariable long run, Model model) {
        show(runs.detail(run), model);
        return "run";
    }

    /**
     * The fragment that the page polls while the run lasts. When the run is over, the whole page is asked for instead: with it goes
     * what it said of the run that goes on.
     */
    @GetMapping("/runs/{run:\\d+}/live")
    String live(@PathVariable long run, Model model, HttpServletResponse response) {
        RunDetail detail = runs.detail(run);
        if (detail.run().state().isOver()) {
            response.setHeader("HX-Refresh", "true");
        }
        show(detail, model);
        return "run :: live";
    }

    private void show(RunDetail detail, Model model) {
        long run = detail.run().id();
        model.addAttribute("detail", detail);
        model.addAttribute("timeline", StepBars.of(detail, time.instant()));
        model.addAttribute("log", log.lines(run));
        model.addAttribute(
                "queued",
                queue.list().stream()
                        .filter(each -> each.run() == run)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("editions", editions.ofRun(run));
        model.addAttribute("files", rows.files(run));
    }

    /** Asks the run to stop after the file or report that it works on; the run may be in another process. */
    @PostMapping("/runs/{run:\\d+}/stop")
    String stop(
            @PathVariable long run,
            @RequestParam(defaultValue = "") String reason,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(
                user,
                redirect,
                "redirect:/runs/" + run,
                "console.run.stopping",
                actor -> operator.stop(run, new RunOperator.StartReason(actor, reason)));
    }

    /** Continues a stopped or failed run from the step that did not complete. */
    @PostMapping("/runs/{run:\\d+}/restart")
    String restart(
            @PathVariable long run,
            @RequestParam(defaultValue = "") String reason,
            RequestUser user,
            RedirectAttributes redirect) {
        return FormResult.run(
                user,
                redirect,
                "redirect:/runs/" + run,
                "console.run.resumed",
                actor -> operator.restart(run, new RunOperator.StartReason(actor, reason)));
    }

    private static @Nullable RunState state(String code) {
        return Arrays.stream(RunState.values())
                .filter(s -> s.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
