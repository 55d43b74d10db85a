package org.rida.console.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
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
 * open again.
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
                        new FirstStep("correct", "/rejected", () -> isRead() && rejectedRows.countOpen() == 0),
                        new FirstStep("issue", "/drafts", this::isIssued),
                        new FirstStep("act", "/actions", () -> !actions.list().isEmpty()));
            case ADMINISTRATOR ->
                List.of(
                        new FirstStep("charity", "/charity", () -> !charity.isNew()),
                        new FirstStep("invite", "/users", this::isEveryRoleThere),
                        new FirstStep("upload", "/files", this::isRead),
                        new FirstStep(
                                "run", "/jobs", () -> runs.jobs().stream().anyMatch(job -> job.lastSuccess() != null)),
                        new FirstStep(
                                "draft", "/drafts", () -> !editions.editions().isEmpty()),
                        new FirstStep("issue", "/drafts", this::isIssued),
                        new FirstStep("mail", "/messages", () -> outbox.missing(TransportType.MAIL)
                                .isEmpty()),
                        new FirstStep("backup", "/jobs/backup", () -> !backups.list(backupFolder)
                                .isEmpty()));
        };
    }

    private boolean isRead() {
        return DataCoverage.of(database).isPresent();
    }

    private boolean isIssued() {
        return editions.editions().stream().anyMatch(Edition::isIssued);
    }

    private boolean isEveryRoleThere() {
        return users.all().stream()
                        .map(UserAccount::role)
                        .collect(Collectors.toSet())
                        .size()
                == Role.values().length;
    }
}
