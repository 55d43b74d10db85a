package org.rida.console.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.rida.access.AuditAction;
import org.rida.access.AuditEvents;
import org.rida.access.Role;
import org.rida.access.SessionUser;
import org.rida.access.UserAccount;
import org.rida.access.Users;
import org.rida.database.backup.BackupService;
import org.rida.intake.rejected.RejectedRows;
import org.rida.job.charity.CharityRules;
import org.rida.job.charity.Demonstration;
import org.rida.job.run.JobState;
import org.rida.job.run.Runs;
import org.rida.outbox.Outbox;
import org.rida.outbox.TransportType;
import org.rida.quality.ImprovementActions;
import org.rida.report.edition.Edition;
import org.rida.report.edition.EditionRepository;
import org.rida.tally.count.DataCoverage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What somebody new does first, by role. Whether a step is done follows from the data: nobody ticks it off, and what was undone is
 * open again. The data of the demonstration are nobody's work: while they are there, what people have done themselves counts instead.
 */
@Component
public class FirstSteps {

    private final Users users;
    private final DataSource database;
    private final EditionRepository editions;
    private final RejectedRows rejectedRows;
    private final ImprovementActions actions;
    private final Runs runs;
    private final BackupService backups;
    private final Outbox outbox;
    private final AuditEvents audit;
    private final CharityRules charity;
    private final Demonstration demonstration;
    private final Path backupFolder;

    FirstSteps(
            Users users,
            DataSource database,
            EditionRepository editions,
            RejectedRows rejectedRows,
            ImprovementActions actions,
            Runs runs,
            BackupService backups,
            Outbox outbox,
            AuditEvents audit,
            CharityRules charity,
            Demonstration demonstration,
            @Value("${rida.backup.folder}") Path backupFolder) {
        this.users = users;
        this.database = database;
        this.editions = editions;
        this.rejectedRows = rejectedRows;
        this.actions = actions;
        this.runs = runs;
        this.backups = backups;
        this.outbox = outbox;
        this.audit = audit;
        this.charity = charity;
        this.demonstration = demonstration;
        this.backupFolder = backupFolder;
    }

    /**
     * One step.
     *
     * @param key of its text: {@code first-steps.<key>} in the message files
     * @param address of the page on which it is done
     * @param check asks whether it is done
     */
    record FirstStep(String key, String address, BooleanSupplier check) {

        public boolean isDone() {
            return check.getAsBoolean();
        }
    }

    /**
     * Whether the first page leads to them no more: the person put them away, or all were done once, which is remembered. The last step
     * is asked first, so that for most of those who are not at the end nothing else is.
     */
    public boolean areOver(SessionUser person) {
        if (users.areFirstStepsOver(person)) {
            return true;
        }
        List<FirstStep> lastFirst = new ArrayList<>(list(person));
        Collections.reverse(lastFirst);
        boolean done = lastFirst.stream().allMatch(FirstStep::isDone);
        if (done) {
            users.endFirstSteps(person);
        }
        return done;
    }

    /** The steps of a person's role, in their order. */
    List<FirstStep> list(SessionUser person) {
        return switch (person.role()) {
            case BOARD ->
                List.of(
                        new FirstStep("log-in", "/account", () -> true),
                        new FirstStep(
                                "read-report", "/", () -> audit.hasDone(person.name(), AuditAction.REPORT_VIEWED)));
            case QUALITY ->
                List.of(
                        new FirstStep("log-in", "/account", () -> true),
                        new FirstStep("upload", "/files", this::isRead),
                        new FirstStep("correct", "/rejected", this::isCorrected),
                        new FirstStep("issue", "/drafts", this::isIssued),
                        new FirstStep(
                                "act",
                                "/actions",
                                () -> isOwn(AuditAction.ACTION_CHANGED)
                                        && !actions.list().isEmpty()));
            case ADMINISTRATOR ->
                List.of(
                        new FirstStep("charity", "/charity", () -> !charity.isNew() && !demonstration.isHere()),
                        new FirstStep("invite", "/users", this::isEveryRoleThere),
                        new FirstStep("upload", "/files", this::isRead),
                        new FirstStep("run", "/jobs", () -> isOwnRun(job -> true)),
                        new FirstStep("draft", "/drafts", this::isDrafted),
                        new FirstStep("issue", "/drafts", this::isIssued),
                        new FirstStep("mail", "/messages", () -> outbox.missing(TransportType.MAIL)
                                .isEmpty()),
                        new FirstStep("backup", "/jobs/backup", () -> !backups.list(backupFolder)
                                .isEmpty()));
        };
    }

    /** Whether what is found was done by people, and not brought along by the demonstration. */
    private boolean isOwn(AuditAction action) {
        return !demonstration.isHere() || !audit.doneInConsole(action).isEmpty();
    }

    /** Whether a job of this kind has run to its end, and was started by people. */
    private boolean isOwnRun(Predicate<JobState> kind) {
        List<JobState> run = runs.jobs().stream()
                .filter(job -> job.lastSuccess() != null)
                .filter(kind)
                .toList();
        if (!demonstration.isHere()) {
            return !run.isEmpty();
        }
        Set<String> started = audit.doneInConsole(AuditAction.RUN_STARTED);
        return run.stream().anyMatch(job -> started.contains(job.name()));
    }

    private boolean isDrafted() {
        return !editions.editions().isEmpty()
                && (!demonstration.isHere()
                        || isOwnRun(job -> job.declaration().steps().stream().anyMatch(step -> step.report() != null)));
    }

    private boolean isRead() {
        return isOwn(AuditAction.FILE_INGESTED) && DataCoverage.of(database).isPresent();
    }

    private boolean isCorrected() {
        return isRead()
                && (isOwn(AuditAction.ROWS_CORRECTED) || isOwn(AuditAction.ROWS_DISMISSED))
                && rejectedRows.countOpen() == 0;
    }

    private boolean isIssued() {
        return isOwn(AuditAction.REPORT_ISSUED) && editions.editions().stream().anyMatch(Edition::isIssued);
    }

    private boolean isEveryRoleThere() {
        return users.all().stream()
                        .map(UserAccount::role)
                        .collect(Collectors.toSet())
                        .size()
                == Role.values().length;
    }
}
