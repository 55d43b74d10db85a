package org.rida.intake.rejected;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
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
 * Purges what intake must not keep indefinitely (METRICS 5): the cells of rejected rows, links to beneficiaries, comments, and
 * files. Staged rows need no purging, since they are dropped with their transaction. Safe to call at any time.
 */
@Component
public class IntakeRetention {

    private static final String MERGED_BEFORE =
            """
            select count(*) from source_file
            where (sha256 = :sha256 or erased_sha256 = :sha256) and state = 'merged' and merged_at < :before
            """;

    /** Requests of which nothing happened since. */
    private static final String OLD_REQUESTS =
            """
            from request where beneficiary_key is not null and greatest(received_on, informed_on, verified_on, referred_on,
                signed_on, submitted_on, decided_on, replied_on, registered_on, served_on, left_on, reopened_on) < :before
            """;

    private static final String COUNT_OLD_REQUESTS = "select count(*) " + OLD_REQUESTS;

    private static final String UNLINK_OLD_VERSIONS =
            "update request_history set version = version || '{\"beneficiary_key\": null}'"
                    + " where request_no in (select request_no " + OLD_REQUESTS + ")";

    private static final String UNLINK_OLD_REQUESTS =
            "update request set beneficiary_key = null where request_no in (select request_no " + OLD_REQUESTS + ")";

    private static final String OLD_COMMENTS =
            "where answered_on < :before and (comment is not null or suggestion is not null)";

    private static final String COUNT_OLD_COMMENTS = "select count(*) from response " + OLD_COMMENTS;

    private static final String PURGE_OLD_VERSIONS =
            """
            update response_history set version = version || '{"comment": null, "suggestion": null}'
            where cast(version ->> 'answered_on' as date) < :before
                and (version ->> 'comment' is not null or version ->> 'suggestion' is not null)
            """;

    private static final String PURGE_OLD_COMMENTS =
            "update response set comment = null, suggestion = null " + OLD_COMMENTS;

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

    /** How many requests {@link #unlinkRequests} would separate from their beneficiary. */
    public long countRequests(LocalDate day) {
        return count(COUNT_OLD_REQUESTS, day);
    }

    /**
     * Removes the keyed hash of the beneficiary's number from requests of which nothing happened since the day, older versions
     * included; what is counted stays.
     *
     * @return how many requests
     */
    public long unlinkRequests(LocalDate day) {
        sql.sql(UNLINK_OLD_VERSIONS).param("before", day).update();
        return sql.sql(UNLINK_OLD_REQUESTS).param("before", day).update();
    }

    /** How many responses {@link #purgeComments} would leave without text. */
    public long countComments(LocalDate day) {
        return count(COUNT_OLD_COMMENTS, day);
    }

    /**
     * Removes comments and suggestions that were given before the day; their themes stay counted.
     *
     * @return how many responses
     */
    public long purgeComments(LocalDate day) {
        sql.sql(PURGE_OLD_VERSIONS).param("before", day).update();
        return sql.sql(PURGE_OLD_COMMENTS).param("before", day).update();
    }

    private long count(String query, LocalDate day) {
        return sql.sql(query).param("before", day).query(Long.class).single();
    }

    /** How many files {@link #deleteOldFiles} would delete of a folder; none when it is missing. */
    public long countOldFiles(Path folder, LocalDate before) {
        return old(folder, before).size();
    }

    /**
     * Deletes the files of a folder that were last written before the day, read or not.
     *
     * @throws Problem when a file cannot be deleted
     */
    public long deleteOldFiles(Path folder, LocalDate before) {
        List<Path> old = old(folder, before);
        old.forEach(IntakeRetention::delete);
        return old.size();
    }

    private List<Path> old(Path folder, LocalDate before) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Instant moment = startOf(before).toInstant();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> setAside(file).isBefore(moment))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Problem.because(e, "problem.folder-missing", "folder", folder.toAbsolutePath());
        }
    }

    /** A file keeps the time of its sender when it is moved; the note beside it tells when it was refused. */
    private static Instant setAside(Path file) {
        Path note = file.resolveSibling(file.getFileName() + ".txt");
        return Instant.ofEpochMilli((Files.exists(note) ? note : file).toFile().lastModified());
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
