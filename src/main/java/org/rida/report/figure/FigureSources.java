package org.rida.report.figure;

import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.rida.i18n.BilingualText;
import org.rida.i18n.DateFormatter;
import org.rida.i18n.Messages;
import org.rida.i18n.Problem;
import org.rida.policy.Policy;
import org.rida.quality.Rebases;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.PeriodCounts;
import org.springframework.stereotype.Component;

/**
 * What figures are computed from, in reports and in the explorer.
 *
 * @param policy the rules by which cases are counted
 * @param rebases the decisions from which month on a chart's limits are computed again
 * @param database where the counts are stored
 */
@Component
public record FigureSources(Policy policy, Rebases rebases, DataSource database) {

    /**
     * The coverage of the counts, of which the month is a part.
     *
     * @throws Problem when no input was read yet, or none of the month
     */
    public DataCoverage coverageOf(YearMonth month) {
        Optional<DataCoverage> coverage = DataCoverage.of(database);
        if (coverage.filter(c -> c.containsAnswers(month)).isPresent()) {
            return coverage.get();
        }
        UncountedFiles uncounted = UncountedFiles.of(database);
        if (!uncounted.isEmpty()) {
            throw uncounted.problem(month);
        }
        throw new Problem(BilingualText.of(language -> withoutData(
                month, coverage, new Messages(language, policy.association().digits()))));
    }

    private static String withoutData(YearMonth month, Optional<DataCoverage> coverage, Messages wording) {
        DateFormatter dates = new DateFormatter(wording);
        return coverage.map(c -> wording.format(
                        "problem.month-without-data",
                        "month",
                        dates.month(month),
                        "from",
                        dates.month(c.first()),
                        "to",
                        dates.day(c.coversTo())))
                .orElseGet(() -> wording.format("problem.nothing-read", "month", dates.month(month)));
    }

    /**
     * That a report of the month would fail with the data that are in now.
     *
     * @return empty when it would not, or when files wait for a recount, which may bring the month
     */
    public BilingualText foretold(YearMonth month) {
        try {
            coverageOf(month);
        } catch (Problem problem) {
            return UncountedFiles.of(database).isEmpty()
                    ? BilingualText.of(language -> new Messages(
                                    language, policy().association().digits())
                            .format("report.foretold", "reason", problem.text().in(language)))
                    : BilingualText.EMPTY;
        }
        return BilingualText.EMPTY;
    }

    /**
     * The last month of which requests are counted.
     *
     * @throws Problem when nothing is counted
     */
    public YearMonth latestMonth() {
        return DataCoverage.of(database).map(DataCoverage::last).orElseThrow(() -> {
            UncountedFiles uncounted = UncountedFiles.of(database);
            return uncounted.isEmpty() ? Problem.of("report.problem.nothing-read") : new Problem(uncounted.notice());
        });
    }

    /** As {@link #calculator}, for one view, which needs few of the figures. */
    public FigureCalculator viewCalculator(DataCoverage coverage) {
        return new FigureCalculator(policy, PeriodCounts.ofView(database, policy, coverage), rebases.inForce());
    }

    /** A calculator with empty caches, for one report draft. */
    public FigureCalculator calculator(DataCoverage coverage) {
        return new FigureCalculator(policy, new PeriodCounts(database, policy, coverage), rebases.inForce());
    }
}
