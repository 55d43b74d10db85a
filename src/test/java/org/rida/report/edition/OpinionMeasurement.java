package org.rida.report.edition;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rida.database.TestDatabase;
import org.rida.policy.Dimension;
import org.rida.policy.Period;
import org.rida.policy.Policy;
import org.rida.policy.Policy.Audience;
import org.rida.policy.PolicyReader;
import org.rida.report.figure.FigureScope;
import org.rida.report.figure.FigureSources;
import org.rida.report.figure.OpinionFigures;
import org.rida.report.figure.OpinionFigures.OpinionTableView;
import org.rida.report.figure.PeriodFigures;
import org.rida.report.figure.TestSources;
import org.rida.report.opinion.OpinionLedgers;
import org.rida.sample.StoredCharity;
import org.rida.tally.count.DataCoverage;

/**
 * Not a test: what the board can read of opinions in two years of a generated charity, and how long the year's draft takes after them.
 *
 * <p>This main method with the number of requests a month.
 */
final class OpinionMeasurement {

    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final int MONTHS = 24;
    private static final List<String> OVERALL = List.of("score:overall");
    private static final List<Dimension> SLICES = List.of(
            Dimension.CHANNEL,
            Dimension.SERVICE,
            Dimension.DEPARTMENT,
            Dimension.SEGMENT,
            Dimension.OUTCOME,
            Dimension.TIMELINESS,
            Dimension.MODE);

    private static final Map<String, Dimension> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("late", Dimension.TIMELINESS);
        QUESTIONS.put("rejected", Dimension.OUTCOME);
        QUESTIONS.put("waiting", Dimension.OUTCOME);
        QUESTIONS.put("social-media", Dimension.CHANNEL);
        QUESTIONS.put("letter", Dimension.CHANNEL);
        QUESTIONS.put("orphan", Dimension.SEGMENT);
        QUESTIONS.put("disability", Dimension.SEGMENT);
        QUESTIONS.put("home-repair", Dimension.SERVICE);
    }

    private OpinionMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        int perMonth = Integer.parseInt(arguments[0]);
        Policy policy = PolicyReader.read(Path.of("jobs", "policy"));
        StoredCharity charity = new StoredCharity(TestDatabase.fresh(), perMonth, perMonth);
        FigureSources sources = TestSources.create(policy, charity.database());
        IssuedHistory history = new IssuedHistory(charity, sources);
        List<Double> alone = new ArrayList<>();
        List<Double> joined = new ArrayList<>();
        Map<String, Integer> answered = new TreeMap<>();
        Map<Dimension, Map<Long, Integer>> ages = new TreeMap<>();
        int overall = 0;
        boolean isIssued = arguments.length < 2;
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = FIRST.plusMonths(i);
            charity.take(month);
            if (isIssued) {
                history.issue("board-monthly", month);
            } else {
                history.draft("board-monthly", month);
            }
            DataCoverage coverage = DataCoverage.of(charity.database()).orElseThrow();
            Period period = Period.month(month);
            PeriodFigures facts = new PeriodFigures(
                    sources,
                    coverage,
                    FigureScope.of(period),
                    Audience.BOARD,
                    new OpinionLedgers(charity.database(), policy)
                            .open(Audience.BOARD, period, coverage, false)
                            .orElseThrow());
            OpinionFigures opinions = facts.opinions().orElseThrow();
            overall += facts.figure(org.rida.metric.Metric.SATISFIED_SHARE, "overall")
                            .value()
                            .isPresent()
                    ? 1
                    : 0;
            int single = 0;
            int together = 0;
            int all = 0;
            for (Dimension slice : SLICES) {
                OpinionTableView table = opinions.table(slice, OVERALL);
                long age = table.isOver()
                        ? ChronoUnit.MONTHS.between(table.window().lastMonth(), month)
                        : -1;
                ages.computeIfAbsent(slice, s -> new TreeMap<>()).merge(age, 1, Integer::sum);
                if (!table.isOver()) {
                    continue;
                }
                single += (int)
                        table.rows().stream().filter(row -> !row.isJoined()).count();
                together += table.rows().stream()
                        .filter(row -> row.isJoined())
                        .mapToInt(row -> row.values().size())
                        .sum();
                all += facts.at(table.window())
                        .bySlice(org.rida.metric.Metric.SATISFIED_SHARE, "overall", slice)
                        .size();
                QUESTIONS.forEach((value, of) -> {
                    if (of == slice
                            && table.rowOf(value).filter(row -> !row.isJoined()).isPresent()) {
                        answered.merge(value, 1, Integer::sum);
                    }
                });
            }
            if (all > 0) {
                alone.add((double) single / Math.max(all, single + together));
                joined.add((double) together / Math.max(all, single + together));
            }
        }
        System.out.printf(
                "%d requests a month: rows alone %.0f %%, joined %.0f %% (median of %d months); overall in %d of %d months%n",
                perMonth, 100 * median(alone), 100 * median(joined), alone.size(), overall, MONTHS);
        System.out.println("rows of their own, months of 24: " + answered);
        System.out.println("age of tables in months (-1: not over yet), months: " + ages);
        long began = System.nanoTime();
        history.draft("board-annual", YearMonth.of(2025, 12));
        System.out.printf(
                "the year's draft after %d %s months: %,d ms%n",
                MONTHS,
                isIssued ? "issued" : "drafted",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
        System.exit(0);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
