package org.rida.console.admin;

import org.rida.console.RequestUser;
import org.rida.database.backup.Backup;
import org.rida.database.backup.BackupService;
import org.rida.i18n.Messages;
import org.rida.intake.Intake;
import org.rida.job.input.InputArrivals;
import org.rida.job.input.InputArrivals.Arrival;
import org.rida.job.run.Run;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.schedule.Schedules;
import org.rida.tally.count.DataCoverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
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

    private final Schedules schedules;
    private final Runs runs;
    private final Intake intake;
    private final DataSource database;
    private final Path data;
    private final BackupService backups;
    private final Path backupFolder;
    private final InputStatus inputs;

    HealthController(
            Schedules schedules,
            Runs runs,
            Intake intake,
            DataSource database,
            BackupService backups,
            InputStatus inputs,
            @Value("${rida.data}") Path data,
            @Value("${rida.backup.folder}") Path backupFolder) {
        this.schedules = schedules;
        this.runs = runs;
        this.intake = intake;
        this.database = database;
        this.data = data;
        this.backups = backups;
        this.inputs = inputs;
        this.backupFolder = backupFolder;
    }

    /**
     * @param found the state that was found
     * @param advice what to do; empty when all is well
     */
    record HealthLine(String name, boolean well, String found, String advice) {}

    @GetMapping("/health")
    String health(RequestUser visitor, Model model) {
        Messages wording = visitor.messages();
        List<HealthLine> lines = new ArrayList<>();
        lines.add(schedules(wording));
        lines.add(lastRuns(wording));
        List<Arrival> expected = inputs.all();
        lines.add(inputs(expected, wording));
        model.addAttribute("inputs", expected);
        lines.add(disk(wording));
        lines.add(figures(wording));
        lines.add(line("reading", true, wording.number(intake.progress().size()), wording));
        lines.add(memory(wording));
        List<Backup> kept = backups.list(backupFolder);
        lines.add(line("backups", !kept.isEmpty(), wording.number(kept.size()), wording));
        model.addAttribute("backups", kept);
        model.addAttribute("lines", lines);
        return "health";
    }

    private HealthLine schedules(Messages wording) {
        List<String> still = schedules.standingStill(MAX_DELAY);
        return line(
                "schedules",
                still.isEmpty(),
                still.isEmpty() ? wording.format("console.health.active") : String.join(", ", still),
                wording);
    }

    private HealthLine lastRuns(Messages wording) {
        List<Run> failed = runs.jobs().stream()
                .map(org.rida.job.run.JobState::last)
                .filter(run -> run != null && run.state() == RunState.FAILED)
                .toList();
        return line("runs", failed.isEmpty(), wording.format("console.health.failed", "n", failed.size()), wording);
    }

    private static HealthLine inputs(List<Arrival> expected, Messages wording) {
        long missing = expected.stream()
                .filter(input -> input.state() == InputArrivals.ArrivalState.MISSING)
                .count();
        return line("inputs", missing == 0, wording.format("console.health.inputs.missing", "n", missing), wording);
    }

    private HealthLine disk(Messages wording) {
        try {
            long free = Files.getFileStore(data.toAbsolutePath()).getUsableSpace();
            return line("disk", free > MIN_FREE_BYTES, gigabytes(free, wording), wording);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HealthLine figures(Messages wording) {
        return DataCoverage.of(database)
                .map(c -> line("figures", true, new org.rida.i18n.DateFormatter(wording).day(c.coversTo()), wording))
                .orElseGet(() -> line("figures", false, wording.format("report.no-data"), wording));
    }

    private static HealthLine memory(Messages wording) {
        Runtime java = Runtime.getRuntime();
        long used = java.totalMemory() - java.freeMemory();
        boolean well = used < java.maxMemory() / 10 * 9;
        return line(
                "memory",
                well,
                wording.format(
                        "console.health.of",
                        "used",
                        gigabytes(used, wording),
                        "most",
                        gigabytes(java.maxMemory(), wording)),
                wording);
    }

    private static String gigabytes(long bytes, Messages wording) {
        return wording.format("console.health.gigabytes", "n", wording.number(bytes / (double) (1L << 30), 1));
    }

    private static HealthLine line(String what, boolean well, String found, Messages wording) {
        String key = "console.health." + what;
        return new HealthLine(wording.format(key), well, found, well ? "" : wording.format(key + ".advice"));
    }
}
