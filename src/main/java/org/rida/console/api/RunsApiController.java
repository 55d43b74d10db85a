package org.rida.console.api;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rida.console.RequestUser;
import org.rida.i18n.BilingualText;
import org.rida.job.RunOperator;
import org.rida.job.run.JobState;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;
import org.rida.job.run.Runs;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Jobs and runs. Runs execute asynchronously: clients start a run and poll it. A client that lost the response of a start
 * finds its run in the list, since an equal job cannot be started twice.
 */
@RestController
@RequestMapping("/api/v1")
class RunsApiController {

    private static final int MAX_LIMIT = 500;

    private final Runs runs;
    private final RunOperator operator;

    RunsApiController(Runs runs, RunOperator operator) {
        this.runs = runs;
        this.operator = operator;
    }

    /**
     * A job of the list.
     *
     * @param live its run that is not over; null when none is
     * @param last its last run that is over; null before the first
     */
    record Job(String name, BilingualText title, @Nullable Run live, @Nullable Run last) {}

    /**
     * Body of a request that starts a run; both components are optional.
     *
     * @param reason for the audit log and the log of the run
     * @param parameters as on the command line; others get their defaults
     */
    record RunRequest(Map<String, String> parameters, String reason) {
        RunRequest {
            parameters = parameters == null ? Map.of() : parameters;
            reason = reason == null ? "" : reason;
        }
    }

    @GetMapping("/jobs")
    List<Job> jobs() {
        return runs.jobs().stream().map(RunsApiController::job).toList();
    }

    /**
     * Starts a run; it executes in one of the processes.
     *
     * @return status 201 with the run's address
     * @throws Problem status 422 when the job is unknown, a parameter is invalid or the job is running
     */
    @PostMapping("/jobs/{job}/runs")
    ResponseEntity<Run> start(
            @PathVariable String job, @RequestBody(required = false) RunRequest body, RequestUser user) {
        RunRequest request = body == null ? new RunRequest(Map.of(), "") : body;
        long run =
                operator.start(job, request.parameters(), new RunOperator.StartReason(user.actor(), request.reason()));
        return ResponseEntity.created(URI.create("/api/v1/runs/" + run)).body(runs.run(run));
    }

    /**
     * @param job name; empty for all
     * @param limit 1 to 500; other values are adjusted
     * @param offset number of runs to pass over
     */
    @GetMapping("/runs")
    List<Run> runs(
            @RequestParam(defaultValue = "") String job,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        return runs.list(
                new Runs.RunSelection(job, null, Math.min(Math.max(1, limit), MAX_LIMIT), Math.max(0, offset)));
    }

    /**
     * A run with its steps and events, and the processes that share its work; without the stack trace, which only the page shows.
     */
    @GetMapping("/runs/{run:\\d+}")
    RunDetail run(@PathVariable long run) {
        return runs.detail(run).withoutStackTrace();
    }

    /** Asks the run to stop; it stops after the file or report that it works on. */
    @PostMapping("/runs/{run:\\d+}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void stop(@PathVariable long run, RequestUser user) {
        operator.stop(run, new RunOperator.StartReason(user.actor(), ""));
    }

    /** Continues a stopped or failed run from the step that did not complete. */
    @PostMapping("/runs/{run:\\d+}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void restart(@PathVariable long run, RequestUser user) {
        operator.restart(run, new RunOperator.StartReason(user.actor(), ""));
    }

    private static Job job(JobState state) {
        return new Job(state.name(), state.declaration().title(), state.active(), state.last());
    }
}
