package org.rida.report.figure;

import java.time.YearMonth;
import javax.sql.DataSource;
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
        DataCoverage coverage =
                DataCoverage.of(database).orElseThrow(() -> Problem.of("problem.nothing-read", "month", month));
        if (!coverage.contains(month)) {
            throw Problem.of(
                    "problem.month-without-data", "month", month, "from", coverage.first(), "to", coverage.coversTo());
        }
        return coverage;
    }

    /** A calculator with empty caches, for one report draft or one view. */
    public FigureCalculator calculator(DataCoverage coverage) {
        return new FigureCalculator(policy, new PeriodCounts(database, policy, coverage), rebases.inForce());
    }
}
