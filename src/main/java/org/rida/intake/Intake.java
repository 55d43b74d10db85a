package org.rida.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.rida.policy.Policy;
import org.rida.wording.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.DataSourceUtils;
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

    private static final long REJECTS_BEFORE_REFUSAL = 20;

    private final DataSource dataSource;
    private final TransactionTemplate own;
    private final Policy policy;
    private final InstantSource time;
    private final Path data;
    private final List<FileFormat> formats;
    private final SourceFiles files;
    private final Merge merge;
    private final RejectedRows rejectedRows;

    Intake(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Policy policy,
            InstantSource time,
            @Value("${rida.data}") Path data,
            List<FileFormat> formats,
            SourceFiles files,
            Merge merge,
            RejectedRows rejectedRows) {
        this.dataSource = dataSource;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.policy = policy;
        this.time = time;
        this.data = data;
        this.formats = formats;
        this.files = files;
        this.merge = merge;
        this.rejectedRows = rejectedRows;
    }

    /**
     * Takes a file in.
     *
     * @throws Problem when the file is refused: nothing of it is kept but its name and the reason
     */
    public Ingested ingest(Path path, Mapping mapping, IngestProgress progress) {
        Incoming file = Incoming.of(path);
        SourceFiles.Entry entry = inTransaction(() -> files.register(file, mapping));
        if (entry.isMerged()) {
            return known(entry);
        }
        try {
            return inTransaction(() -> load(file, mapping, entry.fileId(), progress));
        } catch (Problem refused) {
            inTransaction(() -> files.refused(entry.fileId(), refused));
            throw refused;
        }
    }

    private Ingested load(Incoming file, Mapping mapping, long fileId, IngestProgress progress) {
        SourceFiles.Entry entry = files.lock(fileId);
        if (entry.isMerged()) {
            return known(entry);
        }
        FileFacts facts = new FileFacts(mapping, policy, DoorKey.open(data), today());
        merge.createStaged(mapping.subject());
        Staged staged = stage(file, facts, progress);
        refuseTooManyRejects(file, mapping, staged);
        Map<String, Long> fates = merge.merge(mapping.subject(), fileId, mapping.then(Rule.CONFLICTING_VERSIONS));
        Ingested result = result(entry, staged, fates);
        files.merged(result, null, facts.coversTo(), staged.notes());
        return result;
    }

    private record Staged(long rows, Rejects rejects, List<Note> notes) {}

    private Staged stage(Incoming file, FileFacts facts, IngestProgress progress) {
        FileFormat format = format(file);
        Tables tables = merge.tables(facts.mapping().subject());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (Staging staging = new Staging(connection, tables, facts, file.name())) {
            FileReading reading = new FileReading(file, facts, format.fixedWidth(), staging, progress);
            format.read(file, facts.mapping(), reading);
            reading.finish();
            file.mustBeUnchanged();
            return new Staged(staging.rows(), staging.rejects(), reading.notes());
        } catch (IOException e) {
            throw Problem.because(e, "intake.refused.unreadable", "file", file.name(), "reason", Incoming.reason(e));
        } catch (SQLException e) {
            throw new StagingFailed(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private FileFormat format(Incoming file) {
        return formats.stream()
                .filter(f -> f.reads(file))
                .findFirst()
                .orElseThrow(() -> Problem.of("intake.refused.kind", "file", file.name()));
    }

    private static void refuseTooManyRejects(Incoming file, Mapping mapping, Staged staged) {
        long rejects = staged.rejects().rows();
        if (rejects < REJECTS_BEFORE_REFUSAL || rejects <= mapping.rejectLimit() * staged.rows()) {
            return;
        }
        Rejects.Example example = staged.rejects().mostFrequent().orElseThrow();
        throw Refusal.of(
                "intake.refused.too-many-rejects",
                "file",
                file.name(),
                "rejected",
                rejects,
                "read",
                staged.rows(),
                "limit",
                Math.round(mapping.rejectLimit() * 100),
                "reason",
                Reason.of(example.finding(), example.line()));
    }

    private static Ingested result(SourceFiles.Entry entry, Staged staged, Map<String, Long> fates) {
        long unchanged = fates.getOrDefault("unchanged", 0L);
        long superseded = fates.getOrDefault("superseded", 0L);
        long rejected = staged.rejects().rows() + fates.getOrDefault("conflict", 0L);
        return new Ingested(
                entry.fileId(),
                entry.name(),
                entry.subject(),
                Outcome.MERGED,
                staged.rows(),
                staged.rows() - unchanged - superseded - rejected,
                unchanged,
                superseded,
                rejected,
                staged.notes().stream().map(Note::text).toList());
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

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), policy.association().zone());
    }

    private <T> T inTransaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(own.execute(status -> work.get()));
    }

    private void inTransaction(Runnable work) {
        own.executeWithoutResult(status -> work.run());
    }
}
