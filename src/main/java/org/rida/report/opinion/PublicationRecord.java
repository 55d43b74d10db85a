package org.rida.report.opinion;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rida.report.disclosure.OpinionRow;
import org.rida.report.opinion.PublishedOpinions.PublishedRow;
import org.rida.report.opinion.PublishedOpinions.PublishedTable;

/** Remembers what a draft shows that was not shown before, for those who come later. */
final class PublicationRecord {

    private final AnswerBook book;
    private final CountedMonths months;
    private final Map<YearMonth, Set<String>> issued = new HashMap<>();
    private final List<PublishedTable> tables = new ArrayList<>();

    /** @param issues what was issued before: versions of months in them are known to be kept */
    PublicationRecord(AnswerBook book, CountedMonths months, List<PublishedOpinions> issues) {
        this.book = book;
        this.months = months;
        issues.forEach(issue -> {
            addIssued(issue.months());
            issue.tables().forEach(table -> table.rows().forEach(row -> addIssued(row.months())));
        });
    }

    private void addIssued(SortedMap<YearMonth, String> versions) {
        versions.forEach((month, hash) ->
                issued.computeIfAbsent(month, m -> new TreeSet<>()).add(hash));
    }

    List<PublishedTable> tables() {
        return tables;
    }

    /** Adds a table with the rows that it is shown with, after joining and withholding. */
    void add(PublishedTable wanted, List<OpinionRow> rows) {
        tables.add(wanted.with(
                rows.stream().map(row -> stored(wanted.slice(), row)).toList()));
    }

    /** By the newest version of each month that holds all of its answers. */
    private PublishedRow stored(String slice, OpinionRow row) {
        SortedMap<YearMonth, String> versions = new TreeMap<>();
        List<String> without = new ArrayList<>();
        book.byMonth(row.answers()).forEach((month, answers) -> {
            String hash = version(month, answers);
            versions.put(month, hash);
            BitSet others =
                    book.row(slice, new PublishedRow(row.values(), new TreeMap<>(Map.of(month, hash)), List.of()));
            others.andNot(answers);
            without.addAll(book.numbers(others));
        });
        return new PublishedRow(row.values(), versions, without);
    }

    /**
     * The hash of a snapshot of the month that has all these answers: the present one, or an issued one when answers
     * were corrected since.
     *
     * @throws IllegalStateException when there is none, so that the row could not be told later
     */
    private String version(YearMonth month, BitSet answers) {
        String counted = requireNonNull(months.version(month), month::toString);
        if (holds(counted, answers)) {
            return counted;
        }
        return issued.getOrDefault(month, Set.of()).stream()
                .filter(hash -> holds(hash, answers))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version of " + month + " holds these answers"));
    }

    private boolean holds(String hash, BitSet answers) {
        BitSet rest = (BitSet) answers.clone();
        rest.andNot(book.snapshot(hash));
        return rest.isEmpty();
    }
}
