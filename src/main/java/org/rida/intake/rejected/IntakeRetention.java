package org.rida.intake.rejected;

import org.rida.i18n.Problem;
import org.rida.intake.format.IncomingFile;
import org.rida.policy.Policy;













import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What intake does not keep for ever (METRICS 5): the cells of rejected rows, and the files that were merged. Staged rows
 * need no purging: they are gone with their file's transaction. A job step may call this at any time.
 */
@Component
public class IntakeRetention {

    private static final String MERGED_BEFORE =
            "select count(*) from source_file where sha256 = :sha256 and state = 'merged' and merged_at < :before";

    private final JdbcClient sql;
    private final RejectedRows rejectedRows;
    private final Policy policy;

    IntakeRetention(JdbcClient sql, RejectedRows rejectedRows, Policy policy) {
        this.sql = sql;
        this.rejectedRows = rejectedRows;
        this.policy = policy;
    }

    /** Purges the cells of rejected rows of files that came before that day; reasons and counts stay. How many rows. */
    public int olderThan(LocalDate day) {
        return rejectedRows.purge(startOf(day));
    }

    /**
     * Deletes the files of a folder whose content was merged before that day. What was refused, or never read, stays.
     *
     * @return the names of the deleted files
     */
    public List<String> mergedFiles(Path folder, LocalDate before) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .filter(file -> wasMerged(file, startOf(before)))
                    .map(IntakeRetention::delete)
                    .toList();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
    }

    private OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(policy.association().zone()).toOffsetDateTime();
    }

    private boolean wasMerged(Path file, OffsetDateTime before) {
        return IncomingFile.isNotEmpty(file)
                && sql.sql(MERGED_BEFORE)
                                .param("sha256", IncomingFile.of(file).sha256())
                                .param("before", before)
                                .query(Long.class)
                                .single()
                        > 0;
    }

    private static String delete(Path file) {
        try {
            Files.delete(file);
            return String.valueOf(file.getFileName());
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", file, "reason", Problem.reason(e));
        }
    }
}
