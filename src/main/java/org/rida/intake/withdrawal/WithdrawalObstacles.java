package org.rida.intake.withdrawal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DigitSystem;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says why files cannot be withdrawn: what they changed or what repeats them is not stored, so that nobody could restore it. */
@Component
class WithdrawalObstacles {

    private static final String NOT_MERGED =
            "select name from source_file where file_id = any(:files) and state <> 'merged' order by file_id";

    private static final String DRAWN_HERE =
            "select f.name from source_file f join invitation_list l using (file_id) where file_id = any(:files)";

    /** The same content by a corrected mapping: its counts stand for both. */
    private static final String READ_AGAIN =
            """
            select distinct a.name || ' (' || a.file_id || ')' from source_file f join source_file a on a.file_id = f.reread_file_id
            where f.file_id = any(:files) and a.file_id <> all(:files) and a.state = 'merged'
            """;

    /** Invitations have no history. */
    private static final String INVITATIONS_REPLACED =
            """
            select name from source_file
            where file_id = any(:files) and record_type = 'invitation' and rows_replaced > 0
            """;

    /** The cells of a corrected row are deleted. Of one that was rejected again, the new row has them. */
    private static final String CORRECTED =
            """
            select distinct o.name || ' (' || o.file_id || ')' from rejected_row r join source_file o using (file_id)
            where r.resolution_file_id = any(:files) and r.file_id <> all(:files)
                and not exists (
                    select from rejected_row n join source_file f on f.file_id = n.file_id
                    where r.state = 'dismissed' and n.file_id = r.resolution_file_id and n.line_no = r.resolution_line_no
                        and f.mapping = o.mapping)
            """;

    /** Rows that are equal to a stored one, or older, leave no trace: they may be the only other source of a row. */
    private static final String REPEATED =
            """
            select distinct l.name || ' (' || l.file_id || ')'
            from source_file f join source_file l on l.record_type = f.record_type and l.merged_at >= f.merged_at
            where f.file_id = any(:files) and l.file_id <> all(:files) and l.state = 'merged'
                and l.rows_unchanged + l.rows_superseded > 0
                and (coalesce(l.understood -> 'months', '{}') = '{}' or coalesce(f.understood -> 'months', '{}') = '{}'
                    or jsonb_exists_any(l.understood -> 'months', array(select jsonb_object_keys(f.understood -> 'months'))))
            """;

    private final JdbcClient sql;

    WithdrawalObstacles(JdbcClient sql) {
        this.sql = sql;
    }

    /** The first obstacle; empty when all that the files changed can be restored. */
    Optional<Problem> find(Long[] files) {
        return problem("merged", NOT_MERGED, files)
                .or(() -> problem("drawn", DRAWN_HERE, files))
                .or(() -> problem("read-again", READ_AGAIN, files))
                .or(() -> problem("invitations", INVITATIONS_REPLACED, files))
                .or(() -> problem("corrected", CORRECTED, files))
                .or(() -> problem("repeated", REPEATED, files));
    }

    private Optional<Problem> problem(String obstacle, String query, Long[] files) {
        List<String> names =
                sql.sql(query).param("files", files).query(String.class).list();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(BilingualText.of(language -> new Messages(language, DigitSystem.EUROPEAN)
                        .format(
                                "files.withdraw.problem." + obstacle,
                                "files",
                                names.stream().sorted().collect(Collectors.joining(" · "))))));
    }
}
