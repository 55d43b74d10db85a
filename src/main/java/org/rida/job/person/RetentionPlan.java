package org.rida.job.person;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongBiFunction;
import org.rida.access.AuditLog;
import org.rida.intake.file.Uploads;
import org.rida.intake.rejected.IntakeRetention;
import org.rida.job.definition.JobDefinition.PurgeSettings;
import org.rida.job.definition.JobDefinition.StepDeclaration;
import org.rida.job.definition.JobDefinitions;
import org.rida.policy.Policy;
import org.springframework.stereotype.Component;

/** How long personal data is kept, what is due, and its removal: one place for all of it. */
@Component
public class RetentionPlan {

    private final IntakeRetention intake;
    private final Uploads uploads;
    private final AuditLog audit;
    private final JobDefinitions jobs;
    private final InstantSource time;
    private final Policy policy;

    RetentionPlan(
            IntakeRetention intake,
            Uploads uploads,
            AuditLog audit,
            JobDefinitions jobs,
            InstantSource time,
            Policy policy) {
        this.intake = intake;
        this.uploads = uploads;
        this.audit = audit;
        this.jobs = jobs;
        this.time = time;
        this.policy = policy;
    }

    /**
     * A kind of data with the time for which it is kept.
     *
     * @param code as the setting is called
     * @param due how many rows, entries or files are older now
     */
    public record Retained(String code, Period period, long due) {}

    /** What the jobs say; empty when no job purges anything. */
    public List<Retained> due() {
        return jobs.all().values().stream()
                .flatMap(job -> job.steps().stream())
                .map(StepDeclaration::purge)
                .filter(Objects::nonNull)
                .findFirst()
                .map(this::due)
                .orElse(List.of());
    }

    /** What {@link #purge} would remove now. */
    public List<Retained> due(PurgeSettings settings) {
        return List.of(
                new Retained("requests", settings.requests(), intake.countRequests(before(settings.requests()))),
                new Retained("comments", settings.comments(), intake.countComments(before(settings.comments()))),
                new Retained(
                        "rejected-cells",
                        settings.rejectedCells(),
                        intake.countRejectedCells(before(settings.rejectedCells()))),
                new Retained(
                        "files",
                        settings.files(),
                        each(settings.folders(), intake::countMergedFiles, before(settings.files()))),
                new Retained(
                        "refused",
                        settings.refused(),
                        each(settings.refusedFolders(), intake::countOldFiles, before(settings.refused()))),
                new Retained("uploads", settings.uploads(), uploads.countOlder(duration(settings.uploads()))),
                new Retained("audit", settings.audit(), audit.countOlder(startOf(before(settings.audit())))));
    }

    /** @return how many rows, entries and files were removed */
    public long purge(PurgeSettings settings) {
        return intake.unlinkRequests(before(settings.requests()))
                + intake.purgeComments(before(settings.comments()))
                + intake.purgeRejectedCells(before(settings.rejectedCells()))
                + each(
                        settings.folders(),
                        (folder, day) -> intake.deleteMergedFiles(folder, day).size(),
                        before(settings.files()))
                + each(settings.refusedFolders(), intake::deleteOldFiles, before(settings.refused()))
                + uploads.purge(duration(settings.uploads()))
                + audit.purge(startOf(before(settings.audit())));
    }

    /** Folders that are missing hold nothing; their job may not have run yet. */
    private static long each(List<String> folders, ToLongBiFunction<Path, LocalDate> work, LocalDate before) {
        return folders.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .mapToLong(folder -> work.applyAsLong(folder, before))
                .sum();
    }

    /** Months and years have no length of their own: it is that from so long ago until today. */
    private Duration duration(Period period) {
        LocalDate today = today();
        return Duration.between(today.minus(period).atStartOfDay(), today.atStartOfDay());
    }

    /** The first day that is kept. */
    private LocalDate before(Period retention) {
        return today().minus(retention);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(policy.association().zone()).toOffsetDateTime();
    }
}
