package org.rida.intake;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.key.PseudonymKeys;
import org.rida.intake.mapping.Mapping;
import org.rida.intake.mapping.MappingValidator;
import org.rida.intake.row.FileContext;
import org.rida.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a file in: known already or not, read, staged, merged, counted. A file is taken in whole, in one transaction, or
 * not at all: what is cut off leaves nothing behind and is simply done again.
 */
@Component
public class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final TransactionTemplate own;
    private final TransactionTemplate outside;
    private final Policy policy;
    private final InstantSource time;
    private final PseudonymKeys keys;
    private final SourceFiles files;
    private final FileProgressTracker inProgress;
    private final FileLoader load;
    private final AuditLog audit;

    public Intake(
            PlatformTransactionManager transactions,
            Policy policy,
            InstantSource time,
            PseudonymKeys keys,
            SourceFiles files,
            FileProgressTracker inProgress,
            FileLoader load,
            AuditLog audit) {
        this.audit = audit;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.policy = policy;
        this.time = time;
        this.keys = keys;
        this.files = files;
        this.inProgress = inProgress;
        this.load = load;
    }

    /**
     * Takes in a file that a person sends, outside of a run.
     *
     * @throws IngestInterrupted as below
     * @throws Problem as below
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
     * Takes a file in. Content that is already merged, and would be read as it was then, changes nothing; under a corrected
     * mapping of the same name, or with more words in the policy's lists, it is read again.
     *
     * @throws IngestInterrupted when something else than the file stood in the way: nothing of it is kept, it can be sent again
     * @throws Problem when the file is refused: nothing of it is kept but its name and the reason
     */
    public IngestResult ingest(Path path, Mapping mapping, IngestProgress progress) {
        MappingValidator.fieldsMustBeKnown(mapping, policy);
        IncomingFile file = IncomingFile.of(path);
        try {
            return ingest(file, mapping, progress);
        } catch (Problem said) {
            throw said;
        } catch (RuntimeException e) {
            throw IngestInterrupted.of(e, file.name())
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    /** The files that are being read just now, by any process on this database. */
    public List<FileProgress> progress() {
        return inProgress.now();
    }

    private IngestResult ingest(IncomingFile file, Mapping mapping, IngestProgress progress) {
        PseudonymKey key = keys.open();
        SourceFiles.SourceFile entry =
                inOwnTransaction(() -> files.register(file, mapping, ReadingFingerprint.fingerprint(mapping, policy)));
        if (entry.hasBeenMerged()) {
            return known(entry);
        }
        try {
            return inOwnTransaction(() -> {
                IngestResult result = load(file, mapping, key, entry, progress);
                inProgress.done(entry.fileId());
                return result;
            });
        } catch (Problem refused) {
            own.executeWithoutResult(status -> {
                files.refused(entry.fileId(), refused);
                inProgress.done(entry.fileId());
            });
            throw refused;
        } catch (RuntimeException e) {
            deleteProgress(entry);
            throw e;
        }
    }

    private IngestResult load(
            IncomingFile file,
            Mapping mapping,
            PseudonymKey key,
            SourceFiles.SourceFile registered,
            IngestProgress progress) {
        SourceFiles.SourceFile entry = files.lock(registered.fileId());
        if (entry.hasBeenMerged()) {
            return known(entry);
        }
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        // who is told may write to the database: not on the connection that the COPY occupies
        IngestProgress kept = inProgress.update(entry.fileId(), progress);
        IngestProgress told = (rows, read, total) -> outside.executeWithoutResult(status -> kept.at(rows, read, total));
        return load.load(file, new FileContext(mapping, policy, key, today), entry, told);
    }

    /** Where the database is gone there is nothing to tidy, and the first failure is the one to tell. */
    private void deleteProgress(SourceFiles.SourceFile entry) {
        try {
            inProgress.done(entry.fileId());
        } catch (DataAccessException e) {
            LOG.debug("could not clear the progress of an interrupted file", e);
        }
    }

    private static IngestResult known(SourceFiles.SourceFile entry) {
        return new IngestResult(
                entry.fileId(),
                entry.name(),
                entry.subject(),
                IngestOutcome.ALREADY_KNOWN,
                entry.read(),
                entry.merged(),
                entry.unchanged(),
                entry.superseded(),
                entry.rejected(),
                entry.notes());
    }

    private <T> T inOwnTransaction(Supplier<T> work) {
        return Objects.requireNonNull(own.execute(status -> work.get()));
    }
}
