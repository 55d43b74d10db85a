package org.rida.intake;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.Problem;
import org.rida.intake.file.FileProgress;
import org.rida.intake.file.FileProgressTracker;
import org.rida.intake.file.IngestOutcome;
import org.rida.intake.file.IngestProgress;
import org.rida.intake.file.IngestResult;
import org.rida.intake.file.ReadingFingerprint;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.format.IncomingFile;
import org.rida.intake.key.ErasedNumberList;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.mapping.DateOrder;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.MappingValidator;
import org.rida.intake.mapping.Mappings;
import org.rida.intake.row.FileContext;
import org.rida.intake.row.OtherDateOrder;
import org.rida.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ingests files: registers the file, stages its rows, merges them, stores the counts. A file is stored completely,
 * in one transaction, or not at all: an interrupted ingest leaves no rows behind and can be repeated with the same
 * file.
 */
@Component
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final TransactionTemplate newTransaction;
    private final TransactionTemplate withoutTransaction;
    private final Policy policy;
    private final InstantSource time;
    private final PseudonymKeys keys;
    private final ErasedNumberList erased;
    private final SourceFiles files;
    private final FileProgressTracker progressTracker;
    private final FileLoader loader;
    private final AuditLog audit;

    /**
     * @param transactions for the transaction of each file; it is independent of a transaction that the caller may
     *     have open
     * @param time decides what counts as today, the last day that an event may have
     */
    public Intake(
            PlatformTransactionManager transactions,
            Policy policy,
            InstantSource time,
            PseudonymKeys keys,
            ErasedNumberList erased,
            SourceFiles files,
            FileProgressTracker progressTracker,
            FileLoader loader,
            AuditLog audit) {
        this.audit = audit;
        this.newTransaction = new TransactionTemplate(transactions);
        this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.withoutTransaction = new TransactionTemplate(transactions);
        this.withoutTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.policy = policy;
        this.time = time;
        this.keys = keys;
        this.erased = erased;
        this.files = files;
        this.progressTracker = progressTracker;
        this.loader = loader;
    }

    /**
     * Ingests a file for each subject of its rows: the requests of a register first, then the answers in them. A workbook of
     * rejected rows that comes back has the columns of one subject only.
     *
     * @return one result for each subject, with counts that add up to all rows
     * @throws IngestInterrupted as {@link #ingest(Path, Mapping, IngestProgress)}
     * @throws Problem as {@link #ingest(Path, Mapping, IngestProgress)}; the requests are stored where only the answers are refused
     */
    public List<IngestResult> ingestSubjects(Path path, Mapping mapping, IngestProgress progress) {
        return subjects(path, mapping, subject -> ingest(path, subject, progress));
    }

    /** As {@link #ingestSubjects(Path, Mapping, IngestProgress)} for a file that a person sends outside of a run; recorded. */
    public List<IngestResult> ingestSubjects(Path path, Mapping mapping, IngestProgress progress, Actor actor) {
        return subjects(path, mapping, subject -> ingest(path, subject, progress, actor));
    }

    private List<IngestResult> subjects(Path path, Mapping mapping, Function<Mapping, IngestResult> ingest) {
        List<IngestResult> results = new ArrayList<>();
        results.add(ingest.apply(mapping));
        Mappings.answers(mapping)
                .filter(answers -> !loader.isCorrection(IncomingFile.of(path), answers))
                .map(ingest)
                .ifPresent(results::add);
        return results;
    }

    /**
     * Ingests a file that a person sends outside of a run, and records the operation in the audit log.
     *
     * @param progress notified every few thousand rows, outside of the file's transaction
     * @throws IngestInterrupted as {@link #ingest(Path, Mapping, IngestProgress)}
     * @throws Problem as {@link #ingest(Path, Mapping, IngestProgress)}
     */
    public IngestResult ingest(Path path, Mapping mapping, IngestProgress progress, Actor actor) {
        Map<String, String> detail = Map.of("mapping", mapping.name());
        return audit.record(
                new Operation(actor, AuditAction.FILE_INGESTED, String.valueOf(path.getFileName()), detail),
                () -> ingest(path, mapping, progress),
                result -> Map.of(
                        "file", Long.toString(result.fileId()),
                        "read", Long.toString(result.read()),
                        "rejected", Long.toString(result.rejected())));
    }

    /**
     * Ingests a file. Content that is already merged under an equal reading (see {@link ReadingFingerprint}) changes
     * nothing and yields {@link IngestOutcome#ALREADY_KNOWN}; after a change of the mapping or of the policy's lists
     * the same content is read again.
     *
     * @throws IngestInterrupted when the database or the disk failed: nothing of the file is stored, and it can be
     *     sent again
     * @throws Problem when the file is refused: only its name and the reason are stored. This includes a file that shows a
     *     fault of this program
     */
    public IngestResult ingest(Path path, Mapping mapping, IngestProgress progress) {
        MappingValidator.requireKnownFields(mapping, policy);
        IncomingFile file = IncomingFile.of(path);
        try {
            return ingest(file, mapping, progress);
        } catch (Problem refusal) {
            throw refusal;
        } catch (ListenerFailure e) {
            throw e.failure;
        } catch (RuntimeException e) {
            throw IngestInterrupted.of(e, file.name())
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    /** What the listener threw: it may want to stop, and says nothing about the file. */
    private static final class ListenerFailure extends RuntimeException {

        private final transient RuntimeException failure;

        ListenerFailure(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** The files that are being read at this moment, by any process on this database. */
    public List<FileProgress> progress() {
        return progressTracker.current();
    }

    /**
     * Registers the file in a transaction of its own, so that a refusal or an interruption can be recorded after the
     * rollback of the ingest.
     */
    private IngestResult ingest(IncomingFile file, Mapping mapping, IngestProgress progress) {
        PseudonymKey key = keys.open();
        SourceFiles.SourceFile entry =
                inOwnTransaction(() -> files.register(file, mapping, ReadingFingerprint.fingerprint(mapping, policy)));
        if (entry.hasBeenMerged()) {
            return alreadyKnown(entry);
        }
        try {
            return inOwnTransaction(file, mapping, key, entry, progress);
        } catch (Problem refusal) {
            throw refused(entry, refusal);
        } catch (ListenerFailure e) {
            deleteProgress(entry);
            throw e;
        } catch (RuntimeException e) {
            if (IngestInterrupted.isOfTheDatabase(e)) {
                deleteProgress(entry);
                throw e;
            }
            // a fault of this program that only some content shows: other files can still be read
            LOG.error("{} could not be read", file.name(), e);
            throw refused(
                    entry,
                    Problem.because(
                            e,
                            "intake.refused.fault",
                            "file",
                            file.name(),
                            "reason",
                            e.getClass().getSimpleName()));
        }
    }

    /** Recorded after the rollback of the file, in a transaction of its own; returned to be thrown. */
    private Problem refused(SourceFiles.SourceFile entry, Problem refusal) {
        newTransaction.executeWithoutResult(status -> {
            files.markRefused(entry.fileId(), refusal);
            progressTracker.finished(entry.fileId());
        });
        return refusal;
    }

    /**
     * Reads the file once more from its start when its dates prove to be in another order than the one assumed at
     * first. The evidence does not depend on the order assumed, so that this ends after the second time at most.
     */
    private IngestResult inOwnTransaction(
            IncomingFile file,
            Mapping mapping,
            PseudonymKey key,
            SourceFiles.SourceFile entry,
            IngestProgress progress) {
        Map<String, DateOrder> orders = Map.of();
        while (true) {
            try {
                Map<String, DateOrder> known = orders;
                return inOwnTransaction(() -> {
                    IngestResult result = load(file, mapping, key, entry, known, progress);
                    progressTracker.finished(entry.fileId());
                    return result;
                });
            } catch (OtherDateOrder other) {
                orders = other.orders();
            }
        }
    }

    /** Locks the file's entry and reads it, unless another process has merged it in the meantime. */
    private IngestResult load(
            IncomingFile file,
            Mapping mapping,
            PseudonymKey key,
            SourceFiles.SourceFile registered,
            Map<String, DateOrder> orders,
            IngestProgress progress) {
        SourceFiles.SourceFile entry = files.lock(registered.fileId());
        // The state was read before the lock; a concurrent ingest of the same file may have finished while this one
        // waited.
        if (entry.hasBeenMerged()) {
            return alreadyKnown(entry);
        }
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        // Listeners may write to the database. The connection of this transaction is busy with the COPY, so they run on
        // another one, outside of any transaction.
        IngestProgress recording = progressTracker.recordingTo(entry.fileId(), progress);
        IngestProgress outsideTransaction = (rows, read, total) -> {
            try {
                withoutTransaction.executeWithoutResult(status -> recording.at(rows, read, total));
            } catch (RuntimeException e) {
                throw new ListenerFailure(e);
            }
        };
        FileContext context = new FileContext(mapping, policy, key, erased.numbers(key), today, file.name(), orders);
        return loader.load(file, context, entry, outsideTransaction);
    }

    /**
     * Deletes the progress entry after a failure. A failure of the deletion itself is only logged: the database is
     * most likely unreachable, and the original failure is the one to report.
     */
    private void deleteProgress(SourceFiles.SourceFile entry) {
        try {
            progressTracker.finished(entry.fileId());
        } catch (DataAccessException e) {
            LOG.debug("Could not delete the progress entry of an interrupted ingest", e);
        }
    }

    /** The counts of the earlier ingest, so that a person sees what became of the file. */
    private static IngestResult alreadyKnown(SourceFiles.SourceFile entry) {
        return new IngestResult(
                entry.fileId(),
                entry.name(),
                entry.recordType(),
                IngestOutcome.ALREADY_KNOWN,
                entry.rows(),
                entry.notes());
    }

    /** Independent of any transaction of the caller, which may be that of a step. */
    private <T> T inOwnTransaction(Supplier<T> work) {
        return Objects.requireNonNull(newTransaction.execute(status -> work.get()));
    }
}
