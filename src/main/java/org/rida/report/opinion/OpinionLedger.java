package org.rida.report.opinion;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.disclosure.Correction;
import org.rida.report.disclosure.MergePlanner;
import org.rida.report.disclosure.OpinionColumn;
import org.rida.report.disclosure.OpinionRow;
import org.rida.report.disclosure.OpinionTable;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;
import org.rida.report.opinion.PublishedOpinions.PublishedTable;
import org.rida.tally.count.Population;
import org.rida.tally.count.SurveyAnswer;

/**
 * What one draft shows of opinions: issued tables as they were issued, others as {@link MergePlanner} decides beside them. Drafts publish
 * nothing: only what was issued counts as known. For one thread.
 */
public final class OpinionLedger {

    private final Audience audience;
    private final @Nullable WindowSpan corrected;
    private final AnswerBook book;
    private final CountedMonths months;
    private final IssuedTables issued;
    private final OpinionReaders readers;
    private final WindowChoice windows;
    private final PublicationRecord record;
    private final Map<PublishedTable, ShownOpinions> shown = new HashMap<>();

    /**
     * Whose opinions are shown in one table.
     *
     * @param rows none when there are too few answers
     * @param answers how many there are in all
     */
    public record ShownOpinions(WindowSpan window, List<ShownRow> rows, int answers) {

        /** Whether there are answers, and none may be shown. */
        public boolean isTooFew() {
            return rows.isEmpty() && answers > 0;
        }
    }

    /**
     * @param values joined in it
     * @param answers by their numbers in this draft
     */
    public record ShownRow(List<String> values, BitSet answers) {}

    /**
     * @param live the answers as they are counted now
     * @param issues what was issued before, in the order of the issues
     * @param corrected the period whose issue this draft is to correct: its months are looked at anew; null for none
     */
    OpinionLedger(
            Policy policy,
            Audience audience,
            LiveAnswers live,
            AnswerSnapshots snapshots,
            List<PublishedOpinions> issues,
            @Nullable Period corrected) {
        this.audience = audience;
        this.corrected = corrected == null ? null : new WindowSpan(corrected.firstMonth(), corrected.lastMonth());
        this.book = new AnswerBook(policy, snapshots);
        this.months = new CountedMonths(book, live, IssuedTables.months(issues));
        this.readers = new OpinionReaders(policy, audience, book);
        this.issued = new IssuedTables(issues, book, readers);
        this.windows = new WindowChoice(policy, book, months, issued);
        this.record = new PublicationRecord(book, months, issues);
    }

    /** The first month whose answers it knows one by one. */
    public YearMonth first() {
        return months.first();
    }

    /** Everybody's answers of some months. */
    public ShownOpinions total(WindowSpan window, String population) {
        return table(Dimension.ALL, window, List.of(population), List.of());
    }

    /**
     * By the values of a slice.
     *
     * @param order of the values
     */
    public ShownOpinions table(Dimension slice, WindowSpan window, List<String> populations, List<String> order) {
        PublishedTable wanted = new PublishedTable(slice.code(), window.first(), window.last(), populations, List.of());
        ShownOpinions known = shown.get(wanted);
        if (known == null) {
            known = show(slice, wanted, order);
            shown.put(wanted, known);
        }
        return known;
    }

    /** Those who mention a theme and say how satisfied they are. */
    public static String rated(String theme) {
        return AnswerScores.RATED + theme;
    }

    /** How the answers to a question fall out in a row. */
    public Counts counts(ShownRow row, String population) {
        return book.counts(row.answers(), population);
    }

    /** The answers of a row one by one, for figures that are of all of them together; in the order of their numbers. */
    public List<SurveyAnswer> answers(ShownRow row) {
        return book.answers(row.answers());
    }

    /** How many answers of a table are in no row, because they came too late or are too few. */
    public int uncounted(ShownOpinions table, List<String> populations) {
        List<OpinionColumn> columns = book.columns(populations);
        int counted = table.rows().stream()
                .mapToInt(row -> OpinionColumn.fewest(columns, row.answers()))
                .sum();
        return table.rows().isEmpty()
                ? 0
                : Math.max(0, OpinionColumn.fewest(columns, months.answersNow(table.window())) - counted);
    }

    /** The last window of a table by slice that is over by the end of a month; it may end later when none is over yet. */
    public WindowSpan window(Dimension slice, List<String> populations, YearMonth month) {
        return windows.last(slice, populations, month);
    }

    /** Whether what a draft shows, which was planned before others were issued, may stand beside them all. */
    boolean permits(PublishedOpinions draft) {
        for (PublishedTable table : draft.tables()) {
            issued.read(table.window());
            OpinionTable rows = new OpinionTable(
                    table.slice(), book.columns(table.populations()), issued.rows(table), orderOf(table.slice()));
            if (!new MergePlanner(readers.all()).permits(rows)) {
                return false;
            }
            readers.add(table.slice(), rows.columns(), rows.rows(), readers.isPublic());
        }
        return true;
    }

    /** What is to be remembered when the draft is issued. */
    public PublishedOpinions published() {
        return new PublishedOpinions(audience, months.used(), record.tables());
    }

    /** The answers that it counts and that no issue has counted yet. */
    Collection<AnswerColumns> unissued() {
        return months.unissued();
    }

    private ShownOpinions show(Dimension slice, PublishedTable wanted, List<String> order) {
        WindowSpan window = wanted.window();
        List<OpinionColumn> columns = book.columns(wanted.populations());
        correctMonths(window);
        months.use(window);
        BitSet answers = months.answers(window);
        Optional<PublishedTable> before = issued.find(wanted, readers.isPublic());
        List<OpinionRow> rows;
        if (before.isPresent() && !isCorrected(window)) {
            rows = issued.rows(before.get());
        } else {
            issued.read(window);
            rows = before.isPresent()
                    ? corrected(before.get(), columns, answers)
                    : new MergePlanner(readers.all())
                            .plan(table(slice, columns, answers, order))
                            .rows();
            boolean isKnown = before.isPresent() && rows.equals(issued.rows(before.get()));
            if (!isKnown && !rows.isEmpty()) {
                record.add(wanted, rows);
                readers.add(wanted.slice(), columns, rows, readers.isPublic());
            }
        }
        return new ShownOpinions(
                window,
                rows.stream()
                        .map(row -> new ShownRow(row.values(), row.answers()))
                        .toList(),
                OpinionColumn.fewest(columns, answers));
    }

    private List<OpinionRow> corrected(PublishedTable before, List<OpinionColumn> columns, BitSet answers) {
        List<OpinionRow> rows = issued.rows(before);
        SortedMap<String, BitSet> fresh = book.rows(before.slice(), answers);
        List<OpinionRow> now = new ArrayList<>();
        for (OpinionRow row : rows) {
            BitSet of = new BitSet();
            row.values().forEach(value -> of.or(fresh.getOrDefault(value, new BitSet())));
            now.add(new OpinionRow(row.values(), of));
        }
        OpinionTable table = new OpinionTable(before.slice(), columns, rows, orderOf(before.slice()));
        return Correction.rows(table, now, readers.all()).stream()
                .map(Correction.CorrectedRow::row)
                .toList();
    }

    private OpinionTable table(Dimension slice, List<OpinionColumn> columns, BitSet answers, List<String> order) {
        SortedMap<String, BitSet> found = book.rows(slice.code(), answers);
        List<String> values = new ArrayList<>(order);
        values.retainAll(found.keySet());
        found.keySet().stream().filter(value -> !values.contains(value)).forEach(values::add);
        return new OpinionTable(
                slice.code(),
                columns,
                values.stream()
                        .map(value -> OpinionRow.of(value, requireNonNull(found.get(value))))
                        .toList(),
                orderOf(slice.code()),
                slice == Dimension.SERVICE ? book.departments(answers) : Map.of());
    }

    /** Where a person stands in the process has an order; of other slices any may stand beside any. */
    private static OpinionTable.Order orderOf(String slice) {
        return slice.equals(Dimension.OUTCOME.code()) || slice.equals(Dimension.TIMELINESS.code())
                ? OpinionTable.Order.ASCENDING
                : OpinionTable.Order.NONE;
    }

    /** A month of the corrected period is counted anew when enough of its answers came or went. */
    private void correctMonths(WindowSpan window) {
        for (YearMonth month : window.months()) {
            if (!isCorrected(new WindowSpan(month, month))) {
                continue;
            }
            String now = months.liveVersion(month);
            String before = months.version(month);
            if (now == null || before == null || now.equals(before)) {
                continue;
            }
            issued.read(new WindowSpan(month, month));
            OpinionTable all = new OpinionTable(
                    Dimension.ALL.code(), book.columns(shownOf(month)), everybody(before), OpinionTable.Order.NONE);
            if (Correction.rows(all, everybody(now), readers.all()).get(0).isUpdated()) {
                months.recount(month);
            }
        }
    }

    private List<OpinionRow> everybody(String version) {
        return List.of(OpinionRow.of(Dimension.EVERYTHING, book.snapshot(version)));
    }

    /** What was issued of everybody in a month; of one that was not, all who responded. */
    private List<String> shownOf(YearMonth month) {
        List<String> populations = issued.all().stream()
                .filter(table -> table.slice().equals(Dimension.ALL.code()))
                .filter(table -> table.first().equals(month) && table.last().equals(month))
                .flatMap(table -> table.populations().stream())
                .distinct()
                .toList();
        return populations.isEmpty() ? List.of(Population.RESPONSES.code()) : populations;
    }

    private boolean isCorrected(WindowSpan window) {
        return corrected != null && window.isWithin(corrected);
    }
}
