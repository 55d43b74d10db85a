package org.rida.intake.rejected;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;
import org.rida.intake.file.SourceFiles;
import org.rida.intake.finding.RejectionMessage;
import org.rida.intake.finding.RowJson;
import org.rida.intake.key.PseudonymKey;
import org.rida.intake.key.PseudonymKeys;
import org.rida.privacy.PiiMasking;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The rows that were not accepted. They are open until they are corrected, dismissed, or purged by retention. */
@Component
public class RejectedRows {

    private static final String OPEN =
            """
            select r.*, f.name, o.name as origin_name
            from rejected_row r join source_file f using (file_id)
                left join source_file o on o.file_id = r.origin_file_id
            where r.state = 'open' and r.file_id = :file and r.line_no > :after
            order by r.line_no limit :limit
            """;

    private static final String OPEN_ROW =
            """
            select r.*, f.name, o.name as origin_name
            from rejected_row r join source_file f using (file_id)
                left join source_file o on o.file_id = r.origin_file_id
            where r.state = 'open' and r.file_id = :file and r.rejected_id in (:ids)
            order by r.line_no
            """;

    private static final String COUNT_OPEN = "select count(*) from rejected_row where state = 'open'";

    private static final String OPEN_BY_FILE =
            "select file_id, count(*) as n from rejected_row where state = 'open' group by file_id";

    private static final String OPEN_AMONG =
            "select rejected_id from rejected_row where state = 'open' and rejected_id in (:ids)";

    private static final String PLACE_OF =
            "select name, line_no from rejected_row join source_file using (file_id) where rejected_id = :id";

    private static final String DISMISS =
            """
            update rejected_row set state = 'dismissed', state_changed_at = :at, cells = '{}',
                resolution_actor = :actor, resolution_reason = :reason
            where state = 'open' and rejected_id = :id
            """;

    private static final String DISMISS_FILE =
            """
            update rejected_row set state = 'dismissed', state_changed_at = :at, cells = '{}',
                resolution_actor = :actor, resolution_reason = :reason
            where state = 'open' and file_id = :file
            """;

    private static final String PURGEABLE =
            """
            where r.file_id = f.file_id and r.state = 'open' and r.cells <> '{}' and f.arrived_at < :before
            """;

    private static final String COUNT_PURGEABLE = "select count(*) from rejected_row r, source_file f " + PURGEABLE;

    private static final String PURGE = "update rejected_row r set cells = '{}' from source_file f " + PURGEABLE;

    private final JdbcClient sql;
    private final PseudonymKeys keys;
    private final InstantSource time;
    private final AuditLog audit;

    public RejectedRows(JdbcClient sql, PseudonymKeys keys, InstantSource time, AuditLog audit) {
        this.sql = sql;
        this.keys = keys;
        this.time = time;
        this.audit = audit;
    }

    /**
     * A rejected row.
     *
     * @param id serves as reference in the workbook of rejected rows
     * @param file name of the file that contains it now
     * @param line in that file, from 1
     * @param originFile name of the sender's file, when the row came back in a workbook of rejected rows; else as
     *     {@code file}
     * @param originLine line in the sender's file
     * @param cells mapped columns only, by the sender's header; identifiers are decrypted, free text is masked
     * @param broken the rules that it broke
     */
    public record Rejected(
            long id,
            long fileId,
            String file,
            long line,
            String originFile,
            long originLine,
            Map<String, String> cells,
            List<BrokenRule> broken) {

        /** Whether the row came back in a workbook of rejected rows and was rejected again. */
        public boolean isResubmitted() {
            return line != originLine || !file.equals(originFile);
        }

        /** One text for each broken rule. */
        public List<BilingualText> reasons() {
            return broken.stream().map(BrokenRule::reason).toList();
        }

        /** The row with other cells instead of those of these headers. */
        public Rejected with(Map<String, String> others) {
            Map<String, String> all = new LinkedHashMap<>(cells);
            all.putAll(others);
            return new Rejected(id, fileId, file, line, originFile, originLine, all, broken);
        }
    }

    /** @param header of the column; empty when the rule concerns the whole row */
    public record BrokenRule(String header, BilingualText reason) {}

    /** How many rows of all files are open. */
    public long countOpen() {
        return sql.sql(COUNT_OPEN).query(Long.class).single();
    }

    /** Open rows by file id; files without any are left out. */
    public Map<Long, Long> countOpenByFile() {
        Map<Long, Long> counts = new java.util.TreeMap<>();
        sql.sql(OPEN_BY_FILE)
                .query((row, n) -> counts.put(row.getLong("file_id"), row.getLong("n")))
                .list();
        return counts;
    }

    /** @param more whether further rows follow */
    public record RejectedPage(List<Rejected> rows, boolean more) {}

    /**
     * A page of a file's open rows for people. Recorded in the audit log, since cells are personal data.
     *
     * @param after only rows with a greater line; 0 for the first page
     */
    public RejectedPage show(SourceFiles.SourceFile file, long after, int limit, Actor actor) {
        return audit.record(
                new Operation(
                        actor, AuditAction.ROWS_VIEWED, file.name(), Map.of("file", Long.toString(file.fileId()))),
                () -> {
                    List<Rejected> found = open(file.fileId(), after, limit + 1);
                    return new RejectedPage(found.stream().limit(limit).toList(), found.size() > limit);
                },
                shown -> Map.of("rows", Integer.toString(shown.rows().size())));
    }

    /** The open rows of a file in the order of their lines. */
    public List<Rejected> open(long fileId, int limit) {
        return open(fileId, 0, limit);
    }

    /** @param after only rows with a greater line */
    List<Rejected> open(long fileId, long after, int limit) {
        PseudonymKey key = keys.open();
        return sql.sql(OPEN)
                .param("file", fileId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> rejected(row, key))
                .list();
    }

    /** Those of these rows of a file that are open, in the order of their lines. */
    public List<Rejected> open(long fileId, Collection<Long> ids) {
        PseudonymKey key = keys.open();
        return ids.isEmpty()
                ? List.of()
                : sql.sql(OPEN_ROW)
                        .param("file", fileId)
                        .param("ids", ids)
                        .query((row, n) -> rejected(row, key))
                        .list();
    }

    /** Those of these rows that are still open. */
    public List<Long> openAmong(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql(OPEN_AMONG).param("ids", ids).query(Long.class).list();
    }

    /**
     * Dismisses a row that will not be corrected. Its cells are purged; its line and reasons remain. Recorded in the
     * audit log.
     *
     * @throws Problem when the reason is blank, or there is no such open row
     */
    public void dismiss(long id, Actor actor, String reason) {
        RowPlace place = placeOf(id);
        Map<String, String> detail = Map.of("line", place.line(), "reason", reason.strip());
        audit.record(new Operation(actor, AuditAction.ROWS_DISMISSED, place.file(), detail), () -> {
            int dismissed = dismissal(DISMISS, actor, reason).param("id", id).update();
            if (dismissed == 0) {
                throw Problem.of("rejected.problem.gone");
            }
        });
    }

    /**
     * Dismisses all open rows of a file; see {@link #dismiss}.
     *
     * @return how many rows were dismissed
     * @throws Problem when the reason is blank
     */
    public int dismissFile(SourceFiles.SourceFile file, Actor actor, String reason) {
        Map<String, String> detail = Map.of("file", Long.toString(file.fileId()), "reason", reason.strip());
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DISMISSED, file.name(), detail),
                () -> dismissal(DISMISS_FILE, actor, reason)
                        .param("file", file.fileId())
                        .update(),
                n -> Map.of("rows", Integer.toString(n)));
    }

    private StatementSpec dismissal(String statement, Actor actor, String reason) {
        if (reason.isBlank()) {
            throw Problem.of("rejected.problem.reason");
        }
        return sql.sql(statement)
                .param("actor", actor.name())
                .param("reason", PiiMasking.mask(reason.strip()))
                .param("at", time.instant().atOffset(ZoneOffset.UTC));
    }

    private record RowPlace(String file, String line) {}

    /** Empty when there is no such row. */
    private RowPlace placeOf(long row) {
        return sql.sql(PLACE_OF)
                .param("id", row)
                .query((found, n) -> new RowPlace(found.getString("name"), found.getString("line_no")))
                .optional()
                .orElse(new RowPlace("", ""));
    }

    /** How many rows {@link #purge} would purge. */
    public long countPurgeable(OffsetDateTime before) {
        return sql.sql(COUNT_PURGEABLE)
                .param("before", before)
                .query(Long.class)
                .single();
    }

    /**
     * Purges the cells of open rows of files that arrived before the moment; reasons and counts remain.
     *
     * @return how many rows were purged
     */
    public int purge(OffsetDateTime before) {
        return sql.sql(PURGE).param("before", before).update();
    }

    private static Rejected rejected(ResultSet row, PseudonymKey key) throws SQLException {
        Map<String, String> cells = RowJson.cells(row.getString("cells"));
        cells.replaceAll((header, cell) -> key.decrypt(cell));
        String origin = row.getString("origin_name");
        return new Rejected(
                row.getLong("rejected_id"),
                row.getLong("file_id"),
                row.getString("name"),
                row.getLong("line_no"),
                origin == null ? row.getString("name") : origin,
                origin == null ? row.getLong("line_no") : row.getLong("origin_line_no"),
                cells,
                RowJson.reasons(row.getString("reasons")).stream()
                        .map(r -> new BrokenRule(
                                r.getOrDefault("column", ""),
                                RejectionMessage.describe(
                                        r.getOrDefault("code", ""),
                                        r.getOrDefault("column", ""),
                                        new BilingualText(
                                                r.getOrDefault("expectedAr", ""), r.getOrDefault("expected", "")),
                                        r.getOrDefault("found", ""))))
                        .toList());
    }
}
