package org.rida.console.help;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
class FirstSteps {

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
     */
    record FirstStep(String key, String address, boolean done) {}

    /** The steps of a person's role, in their order. */
    List<FirstStep> list(SessionUser person) {
        List<Edition> known = editions.editions();
        boolean issued = known.stream().anyMatch(Edition::isIssued);
        boolean read = DataCoverage.of(database).isPresent();
        return switch (person.role()) {
            case BOARD ->
                List.of(
                        new FirstStep("log-in", "/account", true),
                        new FirstStep("read-report", "/", audit.hasDone(person.name(), AuditAction.REPORT_VIEWED)));
            case QUALITY ->
                List.of(
                        new FirstStep("log-in", "/account", true),
                        new FirstStep("upload", "/files", read),
                        new FirstStep("correct", "/rejected", read && rejectedRows.countOpen() == 0),
                        new FirstStep("issue", "/drafts", issued),
                        new FirstStep("act", "/actions", !actions.list().isEmpty()));
            case ADMINISTRATOR -> administrator(known, read, issued);
        };
    }

    private List<FirstStep> administrator(List<Edition> known, boolean read, boolean issued) {
        List<FirstStep> steps = new ArrayList<>();
        steps.add(new FirstStep("charity", "/charity", !charity.isNew()));
        steps.add(new FirstStep(
                "invite",
                "/users",
                users.all().stream()
                                .map(UserAccount::role)
                                .collect(Collectors.toSet())
                                .size()
                        == Role.values().length));
        steps.add(new FirstStep("upload", "/files", read));
        steps.add(new FirstStep("run", "/jobs", runs.jobs().stream().anyMatch(job -> job.lastSuccess() != null)));
        steps.add(new FirstStep("draft", "/drafts", !known.isEmpty()));
        steps.add(new FirstStep("issue", "/drafts", issued));
        steps.add(new FirstStep(
                "mail", "/messages", outbox.missing(TransportType.MAIL).isEmpty()));
        steps.add(new FirstStep(
                "backup", "/jobs/backup", !backups.list(backupFolder).isEmpty()));
        return steps;
    }
}
