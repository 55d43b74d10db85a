package org.rida.report.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rida.report.disclosure.WindowCalendar.WindowSpan;

/**
 * Two years of issues of one charity: each month the board's report, departments' packs and the public's edition in any order, quarterly
 * and annual reports, and corrections of months to which answers came late.
 */
final class SimulatedIssues {

    static final String ALL = "all";
    private static final YearMonth FIRST = YearMonth.of(2025, 1);
    private static final int BOARD = 10;
    private static final int SENSITIVE = 20;
    private static final int NONE_SATISFIED = 20;

    /** How many rows of the month's tables stood alone, were joined, or were not shown. */
    record RowCount(int alone, int joined, int missing) {

        double shareAlone() {
            return (double) alone / (alone + joined + missing);
        }

        double shareJoined() {
            return (double) joined / (alone + joined + missing);
        }
    }

    private record TableAt(boolean isPublic, String slice, int from, int to) {}

    private final SimulatedCharity charity;
    private final Random random;
    private final OpinionColumn overall;
    private final OpinionColumn speed;
    private final Threshold board = Threshold.of(BOARD, NONE_SATISFIED);
    private final Threshold everyone;
    private final KnownOpinions readByBoard = new KnownOpinions();
    private final KnownOpinions readByAll = new KnownOpinions();
    private final List<PublishedGroup> published = new ArrayList<>();
    private final Map<TableAt, OpinionTable> issued = new LinkedHashMap<>();
    private final Map<String, Map<YearMonth, OpinionWindow>> windows = new HashMap<>();
    private final Map<Integer, BitSet> counted = new HashMap<>();
    private final List<RowCount> rowCounts = new ArrayList<>();
    private final boolean packsByMonth;

    SimulatedIssues(SimulatedCharity charity, long seed) {
        this.charity = charity;
        this.random = new Random(seed);
        this.overall = charity.overall();
        this.speed = charity.speed();
        this.everyone = new Threshold(BOARD, SENSITIVE, NONE_SATISFIED, charity.sensitive());
        this.packsByMonth = random.nextBoolean();
    }

    List<PublishedGroup> published() {
        return published;
    }

    List<RowCount> rowCounts() {
        return rowCounts;
    }

    void issueAll() {
        for (int month = 0; month < SimulatedCharity.MONTHS; month++) {
            int at = month;
            List<Runnable> reports = new ArrayList<>(
                    List.of(() -> board(at), () -> packs(at), () -> publicEdition(at), () -> correct(at)));
            if (month % 3 == 2) {
                reports.add(() -> period(at, 3));
            }
            if (month % 12 == 11) {
                reports.add(() -> period(at, 12));
            }
            java.util.Collections.shuffle(reports, random);
            reports.forEach(Runnable::run);
        }
    }

    private void board(int month) {
        show(false, ALL, month, month, month);
        int alone = 0;
        int joined = 0;
        int missing = 0;
        for (String slice : SimulatedCharity.slices()) {
            WindowSpan window = calendar(slice, month).lastComplete(FIRST.plusMonths(month));
            int from = index(window.first());
            int to = index(window.last());
            if (to > month) {
                continue;
            }
            List<OpinionRow> rows = show(false, slice, from, to, month);
            int values = charity.rows(slice, charity.seenBy(month, from, to)).size();
            int single = (int) rows.stream().filter(row -> !row.isJoined()).count();
            int shown = rows.stream().mapToInt(row -> row.values().size()).sum();
            alone += single;
            joined += shown - single;
            missing += Math.max(0, values - shown);
        }
        if (alone + joined + missing > 0) {
            rowCounts.add(new RowCount(alone, joined, missing));
        }
    }

    private void packs(int month) {
        if (packsByMonth) {
            show(false, "department", month, month, month);
        } else {
            WindowSpan window = calendar("department", month).lastComplete(FIRST.plusMonths(month));
            if (index(window.last()) <= month) {
                show(false, "department", index(window.first()), index(window.last()), month);
            }
        }
    }

    private void publicEdition(int month) {
        show(true, ALL, month, month, month);
        WindowSpan window = calendar("segment", month).lastComplete(FIRST.plusMonths(month));
        if (index(window.last()) <= month) {
            show(true, "segment", index(window.first()), index(window.last()), month);
        }
    }

    /** Quarter or year: whole, and by slice where windows are no longer. */
    private void period(int month, int months) {
        int from = month - months + 1;
        show(false, ALL, from, month, month);
        for (String slice : SimulatedCharity.slices()) {
            if (window(slice, WindowCalendar.yearOf(FIRST.plusMonths(month), 1), month)
                            .months()
                    <= months) {
                show(false, slice, from, month, month);
            }
        }
    }

    /** Everything that was issued of months whose answers came since. */
    private void correct(int month) {
        recount(month);
        List<TableAt> all = new ArrayList<>(issued.keySet());
        all.sort(Comparator.comparing((TableAt at) -> !at.slice().equals(ALL))
                .thenComparingInt(at -> at.to() - at.from()));
        for (TableAt at : all) {
            OpinionTable table = issued.get(at);
            BitSet now = counted(month, at.from(), at.to());
            if (at.from() != at.to() && !at.slice().equals(ALL) || now.equals(table.total())) {
                continue;
            }
            List<OpinionRow> fresh = table.rows().stream()
                    .map(row -> new OpinionRow(row.values(), again(at.slice(), row, now)))
                    .toList();
            List<OpinionRow> rows = Correction.rows(table, fresh, readers(at.isPublic())).stream()
                    .map(Correction.CorrectedRow::row)
                    .toList();
            publish(at, table.with(rows), month);
        }
    }

    /** Of each month those that were first counted, until enough came or went. */
    private BitSet counted(int month, int from, int to) {
        BitSet answers = new BitSet();
        for (int m = from; m <= to; m++) {
            BitSet now = charity.seenBy(month, m, m);
            answers.or(counted.computeIfAbsent(m, first -> now));
        }
        return answers;
    }

    private void recount(int month) {
        counted.replaceAll((m, before) -> {
            BitSet now = charity.seenBy(month, m, m);
            OpinionTable whole = new OpinionTable(
                    ALL, List.of(overall, speed), List.of(OpinionRow.of(ALL, before)), OpinionTable.Order.NONE);
            return Correction.rows(whole, List.of(OpinionRow.of(ALL, now)), readers(true))
                    .get(0)
                    .row()
                    .answers();
        });
    }

    private BitSet again(String slice, OpinionRow row, BitSet now) {
        if (slice.equals(ALL)) {
            return now;
        }
        BitSet again = new BitSet();
        charity.rows(slice, now).stream()
                .filter(fresh -> row.values().contains(fresh.values().get(0)))
                .forEach(fresh -> again.or(fresh.answers()));
        return again;
    }

    private List<OpinionRow> show(boolean isPublic, String slice, int from, int to, int month) {
        TableAt at = new TableAt(isPublic, slice, from, to);
        if (issued.containsKey(at)) {
            return issued.get(at).rows();
        }
        BitSet answers = counted(month, from, to);
        List<OpinionRow> rows = slice.equals(ALL) ? List.of(OpinionRow.of(ALL, answers)) : charity.rows(slice, answers);
        OpinionTable table = new OpinionTable(
                slice,
                slice.equals(ALL) ? List.of(overall, speed) : List.of(overall),
                rows,
                slice.equals("timeliness") || slice.equals("outcome")
                        ? OpinionTable.Order.ASCENDING
                        : OpinionTable.Order.NONE);
        MergePlan plan = new MergePlanner(readers(isPublic)).plan(table);
        if (!plan.isTooFew()) {
            publish(at, table.with(plan.rows()), month);
        }
        return plan.rows();
    }

    private void publish(TableAt at, OpinionTable table, int month) {
        issued.put(at, table);
        (at.isPublic() ? List.of(readByBoard, readByAll) : List.of(readByBoard))
                .forEach(known -> known.add(table.slice(), table.columns(), table.rows()));
        for (OpinionColumn column : table.columns()) {
            for (OpinionRow row : table.rows()) {
                published.add(new PublishedGroup(
                        at.isPublic(),
                        table.slice(),
                        column.question(),
                        column.within(row.answers()),
                        at + " in " + month + " " + row.values()));
            }
        }
    }

    /** The board reads the public's editions as well. */
    private List<Remainders> readers(boolean isPublic) {
        Remainders boards = new Remainders(readByBoard, board);
        return isPublic ? List.of(boards, new Remainders(readByAll, everyone)) : List.of(boards);
    }

    private WindowCalendar calendar(String slice, int month) {
        return new WindowCalendar(1, FIRST, year -> window(slice, year, month));
    }

    private OpinionWindow window(String slice, YearMonth year, int month) {
        return windows.computeIfAbsent(slice, s -> new HashMap<>()).computeIfAbsent(year, y -> {
            int first = index(y);
            int from = Math.max(0, first - 12);
            int to = first <= 0 ? month : first - 1;
            SortedMap<YearMonth, Map<String, Integer>> volume = new TreeMap<>();
            for (int m = from; m <= to; m++) {
                Map<String, Integer> rows = new TreeMap<>();
                charity.rows(slice, charity.seenBy(month, m, m))
                        .forEach(row ->
                                rows.put(row.values().get(0), row.answers().cardinality()));
                volume.put(FIRST.plusMonths(m), rows);
            }
            return OpinionWindow.of(volume, BOARD);
        });
    }

    private static int index(YearMonth month) {
        return (int) java.time.temporal.ChronoUnit.MONTHS.between(FIRST, month);
    }
}
