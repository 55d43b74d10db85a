package org.rida.report.opinion;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.policy.Policy.Audience;
import org.rida.report.disclosure.OpinionRow;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;
import org.rida.report.opinion.PublishedOpinions.PublishedRow;
import org.rida.report.opinion.PublishedOpinions.PublishedTable;

/**
 * The tables that were issued before. Only those whose months overlap can tell on each other, directly or by way of others: their answers
 * are read when a table of those months is asked for.
 */
final class IssuedTables {

    private final AnswerBook book;
    private final OpinionReaders readers;
    private final Map<PublishedTable, PublishedTable> toBoard = new LinkedHashMap<>();
    private final Map<PublishedTable, PublishedTable> toAll = new LinkedHashMap<>();
    private final List<OverlappingTables> unread = new ArrayList<>();

    /**
     * @param order of issue, from 0
     * @param isPublic whether the public knows the table, too
     */
    private record IssuedTable(PublishedTable table, int order, boolean isPublic) {}

    /** Tables whose months are connected by overlaps, with the span of all of them. */
    private record OverlappingTables(WindowSpan span, List<IssuedTable> tables) {}

    /** @param issues in the order of the issues: of two issues of a table the later one counts */
    IssuedTables(List<PublishedOpinions> issues, AnswerBook book, OpinionReaders readers) {
        this.book = book;
        this.readers = readers;
        List<IssuedTable> all = new ArrayList<>();
        for (PublishedOpinions issue : issues) {
            boolean isPublic = issue.audience() == Audience.PUBLIC;
            for (PublishedTable table : issue.tables()) {
                all.add(new IssuedTable(table, all.size(), isPublic));
                replace(toBoard, table);
                if (isPublic) {
                    replace(toAll, table);
                }
            }
        }
        all.sort(Comparator.comparing(each -> each.table().first()));
        all.forEach(this::addUnread);
    }

    private static void replace(Map<PublishedTable, PublishedTable> tables, PublishedTable table) {
        PublishedTable key = table.with(List.of());
        tables.remove(key);
        tables.put(key, table);
    }

    private void addUnread(IssuedTable issued) {
        PublishedTable table = issued.table();
        OverlappingTables last = unread.isEmpty() ? null : unread.get(unread.size() - 1);
        if (last == null || last.span().last().isBefore(table.first())) {
            last = new OverlappingTables(table.window(), new ArrayList<>());
            unread.add(last);
        }
        last.tables().add(issued);
        if (table.last().isAfter(last.span().last())) {
            unread.set(
                    unread.size() - 1,
                    new OverlappingTables(new WindowSpan(last.span().first(), table.last()), last.tables()));
        }
    }

    /** From now on the readers know what was issued of these months. */
    void read(WindowSpan window) {
        List<OverlappingTables> found =
                unread.stream().filter(each -> each.span().overlaps(window)).toList();
        unread.removeAll(found);
        found.stream()
                .flatMap(each -> each.tables().stream())
                .sorted(Comparator.comparingInt(IssuedTable::order))
                .forEach(issued -> readers.add(
                        issued.table().slice(),
                        book.columns(issued.table().populations()),
                        rows(issued.table()),
                        issued.isPublic()));
    }

    /** A table of the same slice, window and columns, as the readers of an audience know it. */
    Optional<PublishedTable> find(PublishedTable wanted, boolean isPublic) {
        return Optional.ofNullable((isPublic ? toAll : toBoard).get(wanted.with(List.of())));
    }

    List<PublishedTable> all() {
        return List.copyOf(toBoard.values());
    }

    /** The rows as they were issued. */
    List<OpinionRow> rows(PublishedTable table) {
        return table.rows().stream().map(row -> row(table.slice(), row)).toList();
    }

    private OpinionRow row(String slice, PublishedRow row) {
        return new OpinionRow(row.values(), book.row(slice, row));
    }

    /** The versions of each month's answers that were issued, the newest of the months themselves last. */
    static SortedMap<YearMonth, String> months(List<PublishedOpinions> issues) {
        SortedMap<YearMonth, String> months = new TreeMap<>();
        issues.forEach(issue -> months.putAll(issue.months()));
        return months;
    }
}
