package org.rida.report.opinion;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rida.metric.Counts;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.report.disclosure.Correction;
import org.rida.report.disclosure.KnownOpinions;
import org.rida.report.disclosure.MergePlanner;
import org.rida.report.disclosure.OpinionColumn;
import org.rida.report.disclosure.OpinionRow;
import org.rida.report.disclosure.OpinionTable;
import org.rida.report.disclosure.OpinionWindow;
import org.rida.report.disclosure.Remainders;
import org.rida.report.disclosure.Threshold;
import org.rida.report.disclosure.WindowCalendar;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;
import org.rida.report.opinion.PublishedOpinions.PublishedRow;
import org.rida.report.opinion.PublishedOpinions.PublishedTable;
import org.rida.tally.count.Population;
import org.rida.tally.count.SurveyAnswer;

/**
 * What one draft shows of opinions: issued tables as they were issued, others planned beside them, and all of it remembered for those who
 * come later. Drafts publish nothing: only what was issued counts as known.
 */
public final class OpinionLedger {

    private static final int LONGEST_WINDOW = 6;

    private final Policy policy;
    private final Audience audience;
    private final @Nullable Period corrected;
    private final AnswerBook book;
    private final SortedMap<YearMonth, String> counted = new TreeMap<>();
    private final SortedMap<YearMonth, List<SurveyAnswer>> toSave = new TreeMap<>();
    private final Map<YearMonth, String> live = new HashMap<>();
    private final List<PublishedTable> issued = new ArrayList<>();
    private final List<PublishedTable> issuedToAll = new ArrayList<>();
    private final KnownOpinions readByBoard = new KnownOpinions();
    private final KnownOpinions readByAll = new KnownOpinions();
    private final List<PublishedTable> published = new ArrayList<>();
    private final SortedMap<YearMonth, String> used = new TreeMap<>();
    private final Map<List<Object>, ShownOpinions> shown = new HashMap<>();
    private final Map<List<Object>, OpinionWindow> windows = new HashMap<>();
    private final YearMonth first;

    /**
     * Whose opinions are shown in one table.
     *
     * @param rows none when there are too few answers
     * @param answers how many there are in all
     * @param uncounted how many of them are in no row, because they came too late or are too few
     */
    public record ShownOpinions(WindowSpan window, List<ShownRow> rows, int answers, int uncounted) {

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
     * @param live the answers as they are counted now, by month; each month that has data
     * @param issues what was issued before, in the order of the issues
     * @param corrected the period whose issue this draft is to correct: its months are looked at anew; null for none
     */
    OpinionLedger(
            Policy policy,
            Audience audience,
            SortedMap<YearMonth, List<SurveyAnswer>> live,
            List<PublishedOpinions> issues,
            Map<String, List<SurveyAnswer>> snapshots,
            @Nullable Period corrected) {
        this.policy = policy;
        this.audience = audience;
        this.corrected = corrected;
        this.book = new AnswerBook(policy);
        snapshots.forEach(book::add);
        live.forEach((month, answers) -> {
            String hash = AnswerSnapshots.hash(answers);
            this.live.put(month, hash);
            book.add(hash, answers);
            toSave.put(month, answers);
        });
        counted.putAll(this.live);
        issues.forEach(issue -> counted.putAll(issue.months()));
        this.first = counted.isEmpty() ? YearMonth.from(LocalDate.EPOCH) : counted.firstKey();
        issues.forEach(this::read);
    }

    private void read(PublishedOpinions issue) {
        for (PublishedTable table : issue.tables()) {
            List<OpinionRow> rows = table.rows().stream()
                    .map(row -> new OpinionRow(row.values(), book.row(table.slice(), row)))
                    .toList();
            readByBoard.add(table.slice(), columns(table.populations()), rows);
            replace(issued, table);
            if (issue.audience() == Audience.PUBLIC) {
                readByAll.add(table.slice(), columns(table.populations()), rows);
                replace(issuedToAll, table);
            }
        }
    }

    private static void replace(List<PublishedTable> tables, PublishedTable table) {
        tables.removeIf(table::isSame);
        tables.add(table);
    }

    /** The first month whose answers it knows one by one. */
    public YearMonth first() {
        return first;
    }

    /** Everybody's answers of some months. */
    public ShownOpinions total(YearMonth from, YearMonth to, String population) {
        return shown(Dimension.ALL, new WindowSpan(from, to), List.of(population), List.of());
    }

    /**
     * By the values of a slice.
     *
     * @param order of the values
     */
    public ShownOpinions table(Dimension slice, WindowSpan window, List<String> populations, List<String> order) {
        return shown(slice, window, populations, order);
    }

    /** Those who mention a theme and say how satisfied they are. */
    public static String rated(String theme) {
        return AnswerBook.RATED + theme;
    }

    /** How the answers to a question fall out in a row. */
    public Counts counts(ShownRow row, String population) {
        return book.counts(row.answers(), population);
    }

    /** The last window of a table by slice that is over by the end of a month; it may end later when none is over yet. */
    public WindowSpan window(Dimension slice, List<String> populations, YearMonth month) {
        return new WindowCalendar(
                        policy.association().policyYearBegins(),
                        first,
                        year -> windows.computeIfAbsent(
                                List.of(slice, populations, year), key -> chosen(slice, populations, year, month)))
                .lastComplete(month);
    }

    /** Whether what a draft shows, which was planned before others were issued, may stand beside them all. */
    boolean permits(PublishedOpinions draft) {
        for (PublishedTable table : draft.tables()) {
            OpinionTable rows = new OpinionTable(
                    table.slice(),
                    columns(table.populations()),
                    table.rows().stream()
                            .map(row -> new OpinionRow(row.values(), book.row(table.slice(), row)))
                            .toList(),
                    orderOf(table.slice()));
            if (!new MergePlanner(readers()).permits(rows)) {
                return false;
            }
            readByBoard.add(table.slice(), rows.columns(), rows.rows());
            if (audience == Audience.PUBLIC) {
                readByAll.add(table.slice(), rows.columns(), rows.rows());
            }
        }
        return true;
    }

    /** What is to be remembered when the draft is issued. */
    public PublishedOpinions published() {
        return new PublishedOpinions(audience, used, published);
    }

    /** The answers that it counts and that no issue has counted yet. */
    public Map<YearMonth, List<SurveyAnswer>> answers() {
        Map<YearMonth, List<SurveyAnswer>> answers = new LinkedHashMap<>();
        used.forEach((month, hash) -> {
            if (hash.equals(live.get(month))) {
                answers.put(month, requireNonNull(toSave.get(month)));
            }
        });
        return answers;
    }

    private OpinionWindow chosen(Dimension slice, List<String> populations, YearMonth year, YearMonth month) {
        YearMonth end = year.plusMonths(11);
        boolean isFirstYear = !counted.isEmpty() && !counted.firstKey().isBefore(year);
        Optional<OpinionWindow> kept = !isFirstYear
                ? Optional.empty()
                : issued.stream()
                        .filter(table -> table.slice().equals(slice.code())
                                && table.populations().equals(populations))
                        .filter(table ->
                                !table.first().isBefore(year) && !table.last().isAfter(end))
                        .map(table -> table.first().until(table.last(), java.time.temporal.ChronoUnit.MONTHS) + 1)
                        .filter(months -> months <= LONGEST_WINDOW)
                        .max(Long::compare)
                        .map(months -> months == 1
                                ? OpinionWindow.MONTH
                                : months == 3 ? OpinionWindow.QUARTER : OpinionWindow.HALF_YEAR);
        if (kept.isPresent()) {
            return kept.get();
        }
        YearMonth from = year.minusYears(1);
        SortedMap<YearMonth, Map<String, Integer>> volume = new TreeMap<>();
        (isFirstYear ? counted.subMap(year, month.plusMonths(1)) : counted.subMap(from, year))
                .forEach((at, hash) -> volume.put(at, volume(slice, populations, book.snapshot(hash))));
        return OpinionWindow.of(volume, threshold(Audience.BOARD).answers());
    }

    private Map<String, Integer> volume(Dimension slice, List<String> populations, BitSet answers) {
        Map<String, Integer> volume = new TreeMap<>();
        book.rows(slice.code(), answers).forEach((value, row) -> {
            int n = columns(populations).stream()
                    .mapToInt(column -> column.within(row).cardinality())
                    .min()
                    .orElse(0);
            if (n > 0) {
                volume.put(value, n);
            }
        });
        return volume;
    }

    private ShownOpinions shown(Dimension slice, WindowSpan window, List<String> populations, List<String> order) {
        List<Object> key = List.of(slice, window, populations);
        ShownOpinions known = shown.get(key);
        if (known == null) {
            known = show(slice, window, populations, order);
            shown.put(key, known);
        }
        return known;
    }

    private ShownOpinions show(Dimension slice, WindowSpan window, List<String> populations, List<String> order) {
        correctMonths(window);
        BitSet answers = counted(window);
        List<OpinionColumn> columns = columns(populations);
        PublishedTable wanted = new PublishedTable(slice.code(), window.first(), window.last(), populations, List.of());
        Optional<PublishedTable> before = (audience == Audience.PUBLIC ? issuedToAll : issued)
                .stream().filter(wanted::isSame).findFirst();
        List<OpinionRow> rows;
        if (before.isEmpty()) {
            OpinionTable table = table(slice, columns, answers, order);
            rows = new MergePlanner(readers()).plan(table).rows();
        } else {
            rows = again(before.get(), columns, answers, isCorrected(window));
        }
        boolean isKnown = before.isPresent() && isSame(before.get(), rows);
        if (!isKnown && !rows.isEmpty()) {
            publish(wanted, columns, rows);
        }
        int valid = valid(columns, answers);
        int shownAnswers =
                rows.stream().mapToInt(row -> valid(columns, row.answers())).sum();
        return new ShownOpinions(
                window,
                rows.stream()
                        .map(row -> new ShownRow(row.values(), row.answers()))
                        .toList(),
                valid,
                rows.isEmpty() ? 0 : Math.max(0, valid(columns, now(window)) - shownAnswers));
    }

    private List<OpinionRow> again(
            PublishedTable before, List<OpinionColumn> columns, BitSet answers, boolean isCorrected) {
        List<OpinionRow> rows = before.rows().stream()
                .map(row -> new OpinionRow(row.values(), book.row(before.slice(), row)))
                .toList();
        if (!isCorrected) {
            return rows;
        }
        SortedMap<String, BitSet> fresh = book.rows(before.slice(), answers);
        List<OpinionRow> now = new ArrayList<>();
        for (OpinionRow row : rows) {
            BitSet of = new BitSet();
            row.values().forEach(value -> of.or(fresh.getOrDefault(value, new BitSet())));
            now.add(new OpinionRow(row.values(), of));
        }
        return Correction.rows(new OpinionTable(before.slice(), columns, rows, orderOf(before.slice())), now, readers())
                .stream()
                .map(Correction.CorrectedRow::row)
                .toList();
    }

    private boolean isSame(PublishedTable before, List<OpinionRow> rows) {
        return rows.equals(before.rows().stream()
                .map(row -> new OpinionRow(row.values(), book.row(before.slice(), row)))
                .toList());
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

    private void publish(PublishedTable wanted, List<OpinionColumn> columns, List<OpinionRow> rows) {
        List<PublishedRow> stored =
                rows.stream().map(row -> stored(wanted, row)).toList();
        published.add(new PublishedTable(wanted.slice(), wanted.first(), wanted.last(), wanted.populations(), stored));
        readByBoard.add(wanted.slice(), columns, rows);
        if (audience == Audience.PUBLIC) {
            readByAll.add(wanted.slice(), columns, rows);
        }
    }

    /** By the newest snapshot of each month that holds all of its answers. */
    private PublishedRow stored(PublishedTable wanted, OpinionRow row) {
        SortedMap<YearMonth, String> months = new TreeMap<>();
        List<String> without = new ArrayList<>();
        book.byMonth(row.answers()).forEach((month, answers) -> {
            String hash = book.snapshotOf(month, answers, requireNonNull(counted.get(month)));
            months.put(month, hash);
            BitSet others = book.row(
                    wanted.slice(), new PublishedRow(row.values(), new TreeMap<>(Map.of(month, hash)), List.of()));
            others.andNot(answers);
            without.addAll(book.numbers(others));
        });
        return new PublishedRow(row.values(), months, without);
    }

    /** A month of the corrected period is counted anew when enough of its answers came or went. */
    private void correctMonths(WindowSpan window) {
        for (YearMonth month = window.first(); !month.isAfter(window.last()); month = month.plusMonths(1)) {
            String now = live.get(month);
            String before = counted.get(month);
            if (now == null || before == null || now.equals(before) || !isCorrected(new WindowSpan(month, month))) {
                used(month);
                continue;
            }
            OpinionTable all = new OpinionTable(
                    Dimension.ALL.code(),
                    columns(shownOf(month)),
                    List.of(new OpinionRow(List.of(Dimension.EVERYTHING), book.snapshot(before))),
                    OpinionTable.Order.NONE);
            List<OpinionRow> fresh = List.of(new OpinionRow(List.of(Dimension.EVERYTHING), book.snapshot(now)));
            if (Correction.rows(all, fresh, readers()).get(0).isUpdated()) {
                counted.put(month, now);
            }
            used(month);
        }
    }

    private void used(YearMonth month) {
        String hash = counted.get(month);
        if (hash != null) {
            used.put(month, hash);
        }
    }

    /** What was issued of everybody in a month; of one that was not, all who responded. */
    private List<String> shownOf(YearMonth month) {
        List<String> populations = issued.stream()
                .filter(table -> table.slice().equals(Dimension.ALL.code()))
                .filter(table -> table.first().equals(month) && table.last().equals(month))
                .flatMap(table -> table.populations().stream())
                .distinct()
                .toList();
        return populations.isEmpty() ? List.of(Population.RESPONSES.code()) : populations;
    }

    private boolean isCorrected(WindowSpan window) {
        return corrected != null
                && !window.first().isBefore(corrected.firstMonth())
                && !window.last().isAfter(corrected.lastMonth());
    }

    private BitSet counted(WindowSpan window) {
        BitSet answers = new BitSet();
        counted.subMap(window.first(), window.last().plusMonths(1))
                .values()
                .forEach(hash -> answers.or(book.snapshot(hash)));
        return answers;
    }

    private BitSet now(WindowSpan window) {
        BitSet answers = new BitSet();
        for (YearMonth month = window.first(); !month.isAfter(window.last()); month = month.plusMonths(1)) {
            String hash = live.getOrDefault(month, counted.get(month));
            if (hash != null) {
                answers.or(book.snapshot(hash));
            }
        }
        return answers;
    }

    private static int valid(Collection<OpinionColumn> columns, BitSet answers) {
        return columns.stream()
                .mapToInt(column -> column.within(answers).cardinality())
                .min()
                .orElse(0);
    }

    private List<OpinionColumn> columns(List<String> populations) {
        return populations.stream().map(book::column).toList();
    }

    /** What the public reads, the board reads as well. */
    private List<Remainders> readers() {
        Remainders board = new Remainders(
                readByBoard, threshold(audience == Audience.SENSITIVE ? Audience.SENSITIVE : Audience.BOARD));
        return audience == Audience.PUBLIC
                ? List.of(board, new Remainders(readByAll, threshold(Audience.PUBLIC)))
                : List.of(board);
    }

    private Threshold threshold(Audience reader) {
        int answers = policy.minimumAnswers().getOrDefault(reader, 1);
        return reader == Audience.PUBLIC
                ? new Threshold(
                        answers, policy.minimumAnswers().getOrDefault(Audience.SENSITIVE, answers), book.sensitive())
                : Threshold.of(answers);
    }
}
