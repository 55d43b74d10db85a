package org.rida.job.input;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.question.FileQuestions.FileMonths;
import org.rida.intake.withdrawal.FileWithdrawals;
import org.rida.intake.withdrawal.WithdrawnRows;
import org.rida.job.DraftRenewal;
import org.rida.job.RunOperator.StartReason;
import org.rida.job.run.RunState;
import org.rida.job.run.Runs;
import org.rida.quality.FollowUps;
import org.rida.report.edition.Edition.EditionState;
import org.rida.report.edition.EditionRepository;
import org.rida.tally.CountRefresh;
import org.rida.tally.count.RecountProgress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a merged file out again: its rows leave, all is counted again without them, and drafts are made again. Rows and counts change
 * in one transaction, so that nobody ever sees the one without the other.
 */
@Component
public class FileWithdrawal {

    private final FileWithdrawals files;
    private final CountRefresh counts;
    private final FollowUps followUps;
    private final EditionRepository editions;
    private final DraftRenewal drafts;
    private final Runs runs;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    FileWithdrawal(
            FileWithdrawals files,
            CountRefresh counts,
            FollowUps followUps,
            EditionRepository editions,
            DraftRenewal drafts,
            Runs runs,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.counts = counts;
        this.followUps = followUps;
        this.editions = editions;
        this.drafts = drafts;
        this.runs = runs;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a withdrawal would change.
     *
     * @param drafts that show a month of the file or a later one, and are made again
     * @param issued editions of such months, which stay as they are
     */
    public record WithdrawalEffect(WithdrawnRows rows, long drafts, long issued) {

        /** All that is shown of it, as text that changes with it. */
        public String digest() {
            return rows.files().stream().map(SourceFile::fileId).toList() + " " + rows.removed() + " " + rows.restored()
                    + " " + rows.rejected() + " " + drafts + " " + issued;
        }
    }

    /** Shown before the withdrawal is confirmed. */
    public WithdrawalEffect preview(SourceFile file) {
        WithdrawnRows rows = files.preview(file);
        FileMonths months = rows.months();
        if (months == null) {
            return new WithdrawalEffect(rows, 0, 0);
        }
        return new WithdrawalEffect(
                rows,
                editions.toIssue().stream()
                        .filter(draft -> !draft.month().isBefore(months.first()))
                        .count(),
                editions.editions().stream()
                        .filter(edition -> edition.state() == EditionState.ISSUED)
                        .filter(edition -> !edition.month().isBefore(months.first()))
                        .count());
    }

    /**
     * Takes the file out.
     *
     * @throws Problem when the reason is blank, a run or an upload is working, or what would have to be restored is not stored
     */
    public WithdrawnRows withdraw(SourceFile file, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw Problem.of("files.withdraw.problem.reason");
        }
        if (!runs.list(new Runs.RunSelection("", RunState.RUNNING, 1, 0)).isEmpty()) {
            throw Problem.of("files.withdraw.problem.busy");
        }
        WithdrawnRows rows = audit.record(
                Operation.because(reason, actor, AuditAction.FILE_WITHDRAWN, file.name()),
                () -> Objects.requireNonNull(transaction.execute(status -> remove(file))),
                done -> Map.of(
                        "file", Long.toString(file.fileId()),
                        "removed", Long.toString(done.removed()),
                        "restored", Long.toString(done.restored())));
        if (rows.months() != null) {
            drafts.renew(List.of(rows.months().first()), new StartReason(actor, file.name()));
        }
        return rows;
    }

    private WithdrawnRows remove(SourceFile file) {
        if (!counts.lockForChange()) {
            throw Problem.of("files.withdraw.problem.busy");
        }
        WithdrawnRows rows = files.remove(file);
        counts.recountAll(RecountProgress.NONE);
        followUps.forgetUnanswered();
        return rows;
    }
}
