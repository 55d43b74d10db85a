package org.rida.tally.rows;

import org.rida.access.Actor;
import org.rida.access.AuditAction;
import org.rida.access.AuditLog;
import org.rida.access.AuditLog.Operation;
import org.rida.policy.ClockVersion.Basis;
import org.rida.tally.theme.Comments;













import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Single requests, responses and comments for people. Every look at them is in the audit log. */
public class RowAccess {

    /** More rows than this are not exported at once. */
    private static final int MOST_EXPORTED = 100_000;

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

    /** A page of the requests that wait. */
    public WatchList.WatchPaging waiting(
            LocalDate asOf, Basis basis, WatchList.Filter filter, int from, int most, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_VIEWED, WATCH_LIST, Map.of("filter", filter.toString())),
                () -> watchList.open(asOf, basis, filter, from, most),
                page -> rows(page.rows().size()));
    }

    /** All requests that wait, for a file. */
    public List<WatchList.Waiting> exportWaiting(LocalDate asOf, Basis basis, WatchList.Filter filter, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DOWNLOADED, WATCH_LIST, Map.of("filter", filter.toString())),
                () -> watchList.open(asOf, basis, filter, 0, MOST_EXPORTED).rows(),
                found -> rows(found.size()));
    }

    /** A page of the comments. */
    public Comments.CommentPaging comments(Comments.CommentSearch search, int from, int most, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.COMMENTS_VIEWED, subject(search), Map.of()),
                () -> comments.find(search, from, most),
                page -> rows(page.comments().size()));
    }

    /** All comments that are found, for a file. */
    public List<Comments.Comment> exportComments(Comments.CommentSearch search, Actor actor) {
        String subject = "comments " + subject(search);
        return audit.record(
                new Operation(actor, AuditAction.ROWS_DOWNLOADED, subject, Map.of()),
                () -> comments.find(search, 0, MOST_EXPORTED).comments(),
                found -> rows(found.size()));
    }

    /**
     * A page of the rows that a figure was counted from.
     *
     * @param figure the key by which cells name it
     */
    public List<Lineage.LineageRow> behind(String figure, Lineage.LineageQuery question, int from, int most, Actor actor) {
        return audit.record(
                new Operation(actor, AuditAction.ROWS_VIEWED, figure, Map.of("period", period(question))),
                () -> lineage.rows(question, from, most),
                found -> rows(found.size()));
    }

    /** All of them, for a file. */
    public void exportBehind(String figure, Lineage.LineageQuery question, Writer target, Actor actor) {
        audit.record(new Operation(actor, AuditAction.ROWS_DOWNLOADED, figure, Map.of("period", period(question))), () -> {
            try {
                lineage.csv(question, target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String subject(Comments.CommentSearch search) {
        return YearMonth.from(search.first()) + " – " + YearMonth.from(search.last())
                + (search.theme() == null ? "" : " " + search.theme());
    }

    private static String period(Lineage.LineageQuery question) {
        return question.period().first() + ".." + question.period().last();
    }

    private static Map<String, String> rows(int n) {
        return Map.of("rows", Integer.toString(n));
    }
}
