package org.rida.intake;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.rida.policy.Policy;
import org.rida.wording.Problem;
import org.springframework.beans.factory.annotation.Value;
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

    private final TransactionTemplate own;
    private final TransactionTemplate outside;
    private final Policy policy;
    private final InstantSource time;
    private final Path data;
    private final SourceFiles files;
    private final FileLoad load;

    Intake(
            PlatformTransactionManager transactions,
            Policy policy,
            InstantSource time,
            @Value("${rida.data}") Path data,
            SourceFiles files,
            FileLoad load) {
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.outside = new TransactionTemplate(transactions);
        this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.policy = policy;
        this.time = time;
        this.data = data;
        this.files = files;
        this.load = load;
    }

    /**
     * Takes a file in. Content that is already merged under the same mapping changes nothing.
     *
     * @throws Problem when the file is refused: nothing of it is kept but its name and the reason
     */
    public Ingested ingest(Path path, Mapping mapping, IngestProgress progress) {
        MappingChecks.fieldsMustBeKnown(mapping, policy);
        Incoming file = Incoming.of(path);
        SourceFiles.Entry entry = inOwnTransaction(() -> files.register(file, mapping));
        try {
            return entry.isMerged() ? known(entry) : inOwnTransaction(() -> load(file, mapping, entry, progress));
        } catch (Problem refused) {
            own.executeWithoutResult(status -> files.refused(entry.fileId(), refused));
            throw refused;
        }
    }

    private Ingested load(Incoming file, Mapping mapping, SourceFiles.Entry registered, IngestProgress progress) {
        SourceFiles.Entry entry = files.lock(registered.fileId());
        if (entry.isMerged()) {
            return known(entry);
        }
        LocalDate today =
                LocalDate.ofInstant(time.instant(), policy.association().zone());
        // who is told may write to the database: not on the connection that the COPY occupies
        IngestProgress told =
                (rows, read, total) -> outside.executeWithoutResult(status -> progress.at(rows, read, total));
        return load.load(file, new FileFacts(mapping, policy, DoorKey.open(data), today), entry, told);
    }

    private static Ingested known(SourceFiles.Entry entry) {
        return new Ingested(
                entry.fileId(),
                entry.name(),
                entry.subject(),
                Outcome.ALREADY_KNOWN,
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
