package org.rida.tally.rows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.database.RowOrder;
import org.rida.policy.ClockVersion.Basis;
import org.rida.tally.theme.Comments;

/**
 * Gives people access to single requests, responses and comments. Every access is in the audit log. Numbers of rows alone
 * are no access and leave no entry.
 */
public class RowAccess {

    /** More rows than this are not exported at once. */
    private static final int MAX_EXPORTED_ROWS = 100_000;

    private static final String WATCH_LIST = "watch-list";

    private final WatchList watchList;
    private final Comments comments;
    private final Lineage lineage;
    private final AuditLog audit;

    public RowAccess(WatchList watchList, Comments comments, Lineage lineage, AuditLog audit) {
        this.watchList = watchList;
        this.comments = comments;
        this.lineage = lineage;
        this.audit = audit;
    }

    /**
     * A page of the requests that wait.
     *
     * @param asOf day of the list, usually the last day of the coverage
     * @param basis which days the target is counted in
     * @param offset number of rows to skip
     * @param limit maximum number of rows
     */
    public WatchList.WatchPaging waiting(
            LocalDate asOf, Basis basis, WatchList.Filter filter, RowOrder order, int offset, int limit, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_VIEWED, WATCH_LIST, Map.of("filter", filter.toString())),
                () -> watchList.open(asOf, basis, filter, order, offset, limit),
                page -> rows(page.rows().size()));
    }

    /**
     * All requests that wait, for a file.
     *
     * @return at most 100,000
     */
    public List<WatchList.Waiting> exportWaiting(
            LocalDate asOf, Basis basis, WatchList.Filter filter, RowOrder order, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DOWNLOADED, WATCH_LIST, Map.of("filter", filter.toString())),
                () -> watchList
                        .open(asOf, basis, filter, order, 0, MAX_EXPORTED_ROWS)
                        .rows(),
                found -> rows(found.size()));
    }

    /**
     * A page of the comments.
     *
     * @param offset number of comments to skip
     * @param limit maximum number of comments
     */
    public Comments.CommentPaging comments(Comments.CommentSearch search, int offset, int limit, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.COMMENTS_VIEWED, subject(search), filters(search)),
                () -> comments.find(search, offset, limit),
                page -> rows(page.comments().size()));
    }

    /**
     * All comments that are found, for a file.
     *
     * @return at most 100,000
     */
    public List<Comments.Comment> exportComments(Comments.CommentSearch search, Actor actor) {
        String subject = "comments " + subject(search);
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DOWNLOADED, subject, filters(search)),
                () -> comments.find(search, 0, MAX_EXPORTED_ROWS).comments(),
                found -> rows(found.size()));
    }

    /**
     * A page of the rows that a figure was counted from.
     *
     * @param offset number of rows to skip
     * @param limit maximum number of rows
     * @param figure the key by which cells name it
     */
    public List<Lineage.LineageRow> lineage(
            String figure, Lineage.LineageCell cell, RowOrder order, int offset, int limit, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_VIEWED, figure, filters(cell)),
                () -> lineage.rows(cell, order, offset, limit),
                found -> rows(found.size()));
    }

    /**
     * All rows behind a figure, for a file that is no stream.
     *
     * @return at most 100,000
     */
    public List<Lineage.LineageRow> exportLineage(
            String figure, Lineage.LineageCell cell, RowOrder order, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DOWNLOADED, figure, filters(cell)),
                () -> lineage.rows(cell, order, 0, MAX_EXPORTED_ROWS),
                found -> rows(found.size()));
    }

    /**
     * All rows behind a figure, as CSV.
     *
     * @param target closed at the end
     * @throws UncheckedIOException when it cannot be written; the entry in the audit log then says that the export failed
     */
    public void exportLineage(String figure, Lineage.LineageCell cell, RowOrder order, Writer target, Actor actor) {
        audit.record(new Operation(actor, AuditAction.ROWS_DOWNLOADED, figure, filters(cell)), () -> {
            try {
                lineage.csv(cell, order, target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String subject(Comments.CommentSearch search) {
        return YearMonth.from(search.first()) + " – " + YearMonth.from(search.last())
                + (search.theme() == null ? "" : " " + search.theme());
    }

    /** Beside the subject; what somebody typed is by itself, as it may look like another filter. */
    private static Map<String, String> filters(Comments.CommentSearch search) {
        return Map.of("filter", search.cut().toString(), "words", search.text());
    }

    private static Map<String, String> filters(Lineage.LineageCell cell) {
        Lineage.LineageQuery query = cell.subject();
        return Map.of(
                "period",
                query.period().first() + ".." + query.period().last(),
                "filter",
                query.filter().toString(),
                "bucket",
                cell.buckets().stream().sorted().collect(Collectors.joining(",")));
    }

    private static Map<String, String> rows(int n) {
        return Map.of("rows", Integer.toString(n));
    }
}
