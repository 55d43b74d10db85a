package org.rida.intake.withdrawal;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.file.SourceFiles.SourceFile;
import org.rida.intake.mapping.RecordType;
import org.rida.intake.question.FileQuestions;
import org.rida.intake.question.FileQuestions.FileMonths;
import org.rida.intake.store.Merge;
import org.rida.intake.store.RecordTables.Withdrawn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the rows of a merged file out again, as if it had never been sent. */
@Component
public class FileWithdrawals {

    /** One ingest at a time, and none meanwhile; see {@link Merge}. */
    private static final String TRY_LOCK_INGEST = "select pg_try_advisory_xact_lock(7140301)";

    /** Files all of whose rows correct rejected rows of the files: they have nothing else to say. */
    private static final String CORRECTIONS =
            """
            select c.file_id
            from (
                select resolution_file_id as file_id, count(distinct resolution_line_no) as n from rejected_row
                where file_id = any(:files) and resolution_file_id is not null group by 1
            ) r join source_file c using (file_id)
            where c.state = 'merged' and c.file_id <> all(:files) and c.rows_read = r.n
            order by c.file_id
            """;

    private static final String REJECTED = "select count(*) from rejected_row where file_id = any(:files)";

    /** A row that was rejected again in the files stands where it was rejected first, with what became of it. */
    private static final String REOPEN =
            """
            update rejected_row r set state = n.state, state_changed_at = n.state_changed_at, cells = n.cells,
                resolution_file_id = n.resolution_file_id, resolution_line_no = n.resolution_line_no,
                resolution_actor = n.resolution_actor, resolution_reason = n.resolution_reason
            from rejected_row n
            where r.resolution_file_id = any(:files) and r.file_id <> all(:files) and r.state = 'dismissed'
                and n.file_id = r.resolution_file_id and n.line_no = r.resolution_line_no
            """;

    private static final List<String> DELETE = List.of(
            REOPEN,
            "update rejected_row set origin_file_id = null, origin_line_no = null where origin_file_id = any(:files) and file_id <> all(:files)",
            "delete from rejected_row where file_id = any(:files)",
            "update source_file set reread_file_id = null where reread_file_id = any(:files)",
            "update source_file set state = 'withdrawn' where file_id = any(:files)");

    /** A token whose answer is gone may be used again. */
    private static final String FREE_TOKENS =
            """
            update drawn_request d set response_no = null
            where response_no is not null and not exists (select from response p where p.response_no = d.response_no)
            """;

    private final JdbcClient sql;
    private final SourceFiles files;
    private final FileQuestions questions;
    private final Merge merge;
    private final WithdrawalObstacles obstacles;

    FileWithdrawals(
            JdbcClient sql, SourceFiles files, FileQuestions questions, Merge merge, WithdrawalObstacles obstacles) {
        this.sql = sql;
        this.files = files;
        this.questions = questions;
        this.merge = merge;
        this.obstacles = obstacles;
    }

    /** What {@link #remove} would change. */
    public WithdrawnRows preview(SourceFile file) {
        List<SourceFile> going = going(file);
        Long[] ids = ids(going);
        long removed = 0;
        long restored = 0;
        for (RecordType type : RecordType.values()) {
            Withdrawn rows = merge.tables(type).countWithdrawn(sql, ids);
            removed += rows.removed();
            restored += rows.restored();
        }
        long rejected = sql.sql(REJECTED).param("files", ids).query(Long.class).single();
        return new WithdrawnRows(going, removed, restored, rejected, months(going), obstacles.find(ids));
    }

    /**
     * Takes the files out within the current transaction.
     *
     * @return what was changed
     * @throws Problem when a file is being ingested, or what would have to be restored is not stored
     */
    public WithdrawnRows remove(SourceFile file) {
        if (!sql.sql(TRY_LOCK_INGEST).query(Boolean.class).single()) {
            throw Problem.of("files.withdraw.problem.busy");
        }
        WithdrawnRows rows = preview(files.lock(file.fileId()));
        Optional<Problem> obstacle = rows.obstacle();
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        Long[] ids = ids(rows.files());
        for (RecordType type : RecordType.values()) {
            merge.tables(type).withdraw(sql, ids);
        }
        DELETE.forEach(statement -> sql.sql(statement).param("files", ids).update());
        sql.sql(FREE_TOKENS).update();
        return rows;
    }

    /** The file, the other subject of the same rows, and what corrected nothing but their rows; the last may itself be corrected. */
    private List<SourceFile> going(SourceFile file) {
        Set<Long> ids = new LinkedHashSet<>(List.of(file.fileId()));
        ids.addAll(questions.otherSubject(file));
        boolean more = true;
        while (more) {
            more = ids.addAll(sql.sql(CORRECTIONS)
                    .param("files", ids.toArray(Long[]::new))
                    .query(Long.class)
                    .list());
        }
        return ids.stream().flatMap(id -> files.find(id).stream()).toList();
    }

    private @Nullable FileMonths months(List<SourceFile> going) {
        Collection<FileMonths> spans = questions
                .months(going.stream().map(SourceFile::fileId).toList())
                .values();
        return spans.isEmpty()
                ? null
                : new FileMonths(
                        Collections.min(spans.stream().map(FileMonths::first).toList()),
                        Collections.max(spans.stream().map(FileMonths::last).toList()));
    }

    private static Long[] ids(List<SourceFile> files) {
        return files.stream().map(SourceFile::fileId).toArray(Long[]::new);
    }
}
