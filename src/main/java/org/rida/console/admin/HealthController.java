package org.rida.console.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.console.RequestUser;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.rida.i18n.Messages;
import org.rida.intake.Intake;
import org.rida.job.input.InputArrivals;
import org.rida.job.input.InputArrivals.Arrival;
import org.rida.job.run.Run;
import org.rida.job.run.RunHistory;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.outbox.Outbox;
import org.rida.outbox.OutboxMessage.MessageState;
import org.rida.outbox.TransportType;
import org.rida.policy.Policy;
import org.rida.schedule.InputStatus;
import org.rida.schedule.Schedules;
import org.rida.tally.count.DataCoverage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The health page: one line for each component, with advice when it needs attention. */
@Controller
class HealthController {

    /** A schedule that is overdue by more has stopped. */
    private static final Duration MAX_DELAY = Duration.ofMinutes(10);
    /** Free disk space in bytes below which the page warns. */
    private static final long MIN_FREE_BYTES = 2L << 30;

    private static final int WEEKS = 8;

    private final Schedules schedules;
    private final Runs runs;
    private final Intake intake;
    private final DataSource database;
    private final Path data;
    private final BackupService backups;
    private final Path backupFolder;
    private final InputStatus inputs;
    private final Outbox outbox;
    private final RunHistory history;
    private final ZoneId zone;
    private final InstantSource time;

    HealthController(
            Schedules schedules,
            Runs runs,
            Intake intake,
            DataSource database,
            BackupService backups,
            InputStatus inputs,
            Outbox outbox,
            RunHistory history,
            Policy policy,
            InstantSource time,
            @Value("${rida.data}") Path data,
            @Value("${rida.backup.folder}") Path backupFolder) {
        this.schedules = schedules;
        this.runs = runs;
        this.intake = intake;
        this.database = database;
        this.data = data;
        this.backups = backups;
        this.inputs = inputs;
        this.outbox = outbox;
        this.history = history;
        this.time = time;
        this.zone = policy.association().zone();
        this.backupFolder = backupFolder;
    }

    /**
     * @param name of the component, in the user's language
     * @param well whether nothing needs attention
     * @param found the state that was found
     * @param advice what to do; empty when all is well
     */
    record HealthLine(String name, boolean well, String found, String advice) {}

    /**
     * @param delayed due runs that were late or did not start
     * @param longest of its runs
     */
    record HealthWeek(RunHistory.RunWeek runs, long delayed, Duration longest) {}

    @GetMapping("/health")
    String health(RequestUser user, Model model) {
        Messages messages = user.messages();
        List<HealthLine> lines = new ArrayList<>();
        lines.add(schedules(messages));
        lines.add(lastRuns(messages));
        List<Arrival> expected = inputs.all();
        lines.add(inputs(expected, messages));
        model.addAttribute("inputs", expected);
        lines.add(mail(messages));
        lines.add(disk(messages));
        lines.add(figures(messages));
        lines.add(line("reading", true, messages.number(intake.progress().size()), messages));
        lines.add(memory(messages));
        List<Backup> existing = backups.list(backupFolder);
        lines.add(line("backups", !existing.isEmpty(), messages.number(existing.size()), messages));
        model.addAttribute("backups", existing);
        model.addAttribute("now", time.instant());
        model.addAttribute("lines", lines);
        model.addAttribute("weeks", weeks());
        return "health";
    }

    /** The newest first, back to the first in which anything was due or ran; a week of delays is the sum of its days. */
    private List<HealthWeek> weeks() {
        List<RunHistory.RunWeek> weeks = history.weeks(WEEKS);
        Map<LocalDate, Long> delayed = schedules.delayed(
                weeks.get(weeks.size() - 1).from().atStartOfDay(zone).toInstant());
        List<HealthWeek> all = weeks.stream()
                .map(week -> new HealthWeek(
                        week,
                        delayed.entrySet().stream()
                                .filter(day -> !day.getKey().isBefore(week.from())
                                        && day.getKey().isBefore(week.from().plusWeeks(1)))
                                .mapToLong(Map.Entry::getValue)
                                .sum(),
                        Duration.ofMillis((long) (1000 * week.longest()))))
                .toList();
        int shown = all.size();
        while (shown > 1
                && all.get(shown - 1).runs().runs() == 0
                && all.get(shown - 1).delayed() == 0) {
            shown--;
        }
        return all.subList(0, shown);
    }

    // a schedule that is due and not started within the delay means that no process runs schedules any more
    private HealthLine schedules(Messages messages) {
        List<String> stalled = schedules.stalled(MAX_DELAY);
        return line(
                "schedules",
                stalled.isEmpty(),
                stalled.isEmpty()
                        ? messages.format("console.health.active")
                        : String.join(messages.language().listSeparator(), stalled),
                messages);
    }

    private HealthLine lastRuns(Messages messages) {
        List<Run> failed = runs.jobs().stream()
                .map(org.rida.job.run.JobState::last)
                .filter(run -> run != null && run.state() == RunState.FAILED)
                .toList();
        return line("runs", failed.isEmpty(), messages.format("console.health.failed", "n", failed.size()), messages);
    }

    private static HealthLine inputs(List<Arrival> expected, Messages messages) {
        long missing = expected.stream()
                .filter(input -> input.state() == InputArrivals.ArrivalState.MISSING)
                .count();
        return line("inputs", missing == 0, messages.format("console.health.inputs.missing", "n", missing), messages);
    }

    /** Messages wait for a moment always; without a server they wait for good. */
    private HealthLine mail(Messages messages) {
        long waiting = outbox.count(MessageState.WAITING);
        long failed = outbox.count(MessageState.FAILED);
        boolean well = failed == 0
                && (waiting == 0 || outbox.missing(TransportType.MAIL).isEmpty());
        return line(
                "mail",
                well,
                messages.format("console.health.mail.found", "waiting", waiting, "failed", failed),
                messages);
    }

    private HealthLine disk(Messages messages) {
        try {
            long free = Files.getFileStore(data.toAbsolutePath()).getUsableSpace();
            return line("disk", free > MIN_FREE_BYTES, messages.size(free), messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HealthLine figures(Messages messages) {
        return DataCoverage.of(database)
                .map(c -> line("figures", true, new org.rida.i18n.DateFormatter(messages).day(c.coversTo()), messages))
                .orElseGet(() -> line("figures", false, messages.format("report.no-data"), messages));
    }

    private static HealthLine memory(Messages messages) {
        Runtime java = Runtime.getRuntime();
        long used = java.totalMemory() - java.freeMemory();
        // the heap is allowed to be nearly full, since garbage is collected only when it must be; above nine tenths it
        // no longer helps
        boolean well = used < java.maxMemory() / 10 * 9;
        return line(
                "memory",
                well,
                messages.format(
                        "console.health.of", "used", messages.size(used), "max", messages.size(java.maxMemory())),
                messages);
    }

    private static HealthLine line(String component, boolean well, String found, Messages messages) {
        String key = "console.health." + component;
        return new HealthLine(messages.format(key), well, found, well ? "" : messages.format(key + ".advice"));
    }
}
