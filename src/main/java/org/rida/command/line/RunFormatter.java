package org.rida.command.line;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rida.database.ApplicationName;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Language;
import org.rida.job.run.Run;
import org.rida.job.run.RunDetail;

/**
 * Formats runs as lines of text.
 *
 * @param zone of all times: that of the organization
 */
public record RunFormatter(Terminal terminal, ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** @return date and time to the minute; "-" without instant */
    public String at(@Nullable Instant instant) {
        return instant == null ? "-" : MINUTE.format(instant.atZone(zone));
    }

    /** For example "12  Watch list (Month: October 2026)  running  2026-11-01 06:00  by schedule". */
    public String line(Run run) {
        return Stream.of(
                        Long.toString(run.id()),
                        title(run),
                        state(run),
                        at(run.startedAt() == null ? run.requestedAt() : run.startedAt()),
                        terminal.messages().format("command.status.by", "actor", run.actor()),
                        run.progress() == null ? "" : progress(run.progress()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    /** Title of the job, with the parameters in brackets if there are any. */
    String title(Run run) {
        String description = run.description().in(terminal.language());
        return run.title().in(terminal.language()) + (description.isEmpty() ? "" : " (" + description + ")");
    }

    /** The state, with "stopping" for a run that was asked to stop and has not stopped yet. */
    String state(Run run) {
        return terminal.messages()
                .format(
                        run.stopRequested()
                                ? "run.state.stopping"
                                : "run.state." + run.state().code());
    }

    /** What a run is doing: step, item, share, rows and the estimated time left, as far as they are known. */
    String progress(Run.RunProgress progress) {
        String share = progress.share() == null ? "" : terminal.messages().percent(progress.share());
        String rows = progress.rows() == 0
                ? ""
                : terminal.messages()
                        .format(
                                "command.status.rows",
                                "rows",
                                progress.rows(),
                                "rate",
                                Math.round(progress.rowsPerSecond()));
        String left = progress.left() == null
                ? ""
                : terminal.messages().format("command.status.left", "time", duration(progress.left()));
        return Stream.of(
                        step(progress.number(), progress.steps(), progress.kind()),
                        progress.item().in(terminal.messages().language()),
                        share,
                        rows,
                        left)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    /** @param kind of step, such as {@code ingest} */
    public String step(int number, int steps, String kind) {
        return number + "/" + steps + " " + terminal.messages().format("run.step." + kind);
    }

    /** A step with its counts and its duration; "-" while it has not ended. */
    public String step(RunDetail.StepDetail step, int steps) {
        String line = terminal.messages()
                .format(
                        step.rows() == null ? "command.status.step" : "command.status.files",
                        "step",
                        step(step.number(), steps, step.kind()),
                        "state",
                        terminal.messages().format("run.step-state." + step.state()),
                        "written",
                        step.written(),
                        "time",
                        step.took() == null ? "-" : duration(step.took()));
        return step.rows() == null
                ? line
                : line + ". " + step.rowsText().in(terminal.messages().language());
    }

    /** The partitions that processes share: how many are done, and which wait. */
    public String shared(RunDetail.SharedWork work) {
        String done = terminal.messages().format("console.run.parts", "done", work.done(), "n", work.parts());
        return work.waiting().isEmpty()
                ? done
                : done + " "
                        + terminal.messages()
                                .format(
                                        "console.run.parts.waiting",
                                        "n",
                                        work.waiting().size())
                        + " " + parts(work.waiting());
    }

    /** A process with what it works on, how many partitions it has completed, and when it was last seen. */
    public String process(RunDetail.ProcessDetail process) {
        String line = terminal.messages()
                .format(
                        "command.status.process",
                        "node",
                        ApplicationName.text(process.node(), terminal.messages()),
                        "n",
                        process.done());
        return Stream.of(
                        line,
                        process.managing() ? terminal.messages().format("console.run.process.managing") : "",
                        process.silence() == null
                                ? ""
                                : terminal.messages()
                                        .format("console.run.process.ago", "time", duration(process.silence())),
                        parts(process.parts()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    private String parts(List<BilingualText> parts) {
        Language language = terminal.messages().language();
        return parts.stream().map(part -> part.in(language)).collect(Collectors.joining(language.listSeparator()));
    }

    /** An entry of the run's log: time, event, actor and reason. */
    public String entry(RunDetail.RunLogEntry entry) {
        String line =
                at(entry.at()) + "  " + terminal.messages().format("run.event." + entry.event()) + "  " + entry.actor();
        return entry.reason().isEmpty() ? line : line + "  " + entry.reason();
    }

    /** Hours only when needed: 0:07, 12:30, 1:02:03. */
    private static String duration(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toMinutesPart(), time.toSecondsPart());
    }
}
