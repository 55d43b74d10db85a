package org.rida.intake.rejected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.rida.i18n.Problem;
import org.rida.intake.format.IncomingFile;
import org.rida.policy.Policy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Purges what intake must not keep indefinitely (METRICS 5): the cells of rejected rows, and merged files. Staged
 * rows need no purging, since they are dropped with their transaction. Safe to call at any time.
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

    /**
     * Purges the cells of open rejected rows of files that arrived before the day; reasons and counts remain.
     *
     * @param day in the organization's time zone
     * @return how many rows were purged
     */
    public int purgeRejectedCells(LocalDate day) {
        return rejectedRows.purge(startOf(day));
    }

    /** How many rows {@link #purgeRejectedCells} would purge. */
    public long countRejectedCells(LocalDate day) {
        return rejectedRows.countPurgeable(startOf(day));
    }

    /** How many files {@link #deleteMergedFiles} would delete of an existing folder. */
    public long countMergedFiles(Path folder, LocalDate before) {
        try (Stream<Path> files = Files.list(folder)) {
            return merged(files, before).count();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-missing", "folder", folder.toAbsolutePath());
        }
    }

    /**
     * Deletes the files of a folder whose content was merged before the day. Refused files and those never read
     * remain.
     *
     * @return the names of the deleted files, sorted
     * @throws Problem when the folder is missing or a file cannot be deleted
     */
    public List<String> deleteMergedFiles(Path folder, LocalDate before) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of("problem.folder-missing", "folder", folder.toAbsolutePath());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return merged(files.sorted(), before).map(IntakeRetention::delete).toList();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-not-writable", "folder", folder, "reason", Problem.reason(e));
        }
    }

    private Stream<Path> merged(Stream<Path> files, LocalDate before) {
        return files.filter(Files::isRegularFile).filter(file -> wasMerged(file, startOf(before)));
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
