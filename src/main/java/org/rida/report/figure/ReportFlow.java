package org.rida.report.figure;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rida.i18n.Problem;
import org.rida.policy.Period;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.PeriodCounts;

/** The flow of a report's period: whether it balances, and how it differs from the flow that was issued before. */
public final class ReportFlow {

    private final Period period;
    private final PeriodCounts counts;
    private final DataSource database;
    private @Nullable FlowBalance reconciled;
    private final Map<String, Optional<FlowRestatement>> restatements = new HashMap<>();

    ReportFlow(Period period, PeriodCounts counts, DataSource database) {
        this.period = period;
        this.counts = counts;
        this.database = database;
    }

    /**
     * The flow of the period, after it and each of its covered months were found to balance: two months' errors may cancel each
     * other out in the sum.
     *
     * @throws Problem when the period or one of its months does not balance: its figures must not be issued then
     */
    public FlowBalance reconciled() {
        if (reconciled == null) {
            if (period.isWholeMonths()) {
                for (YearMonth at = period.firstMonth(); !at.isAfter(period.lastMonth()); at = at.plusMonths(1)) {
                    if (counts.coverage().contains(at)) {
                        requireBalanced(Flow.balance(counts, Period.month(at)));
                    }
                }
            }
            reconciled = requireBalanced(Flow.balance(counts, period));
        }
        return reconciled;
    }

    /**
     * What late and corrected rows have changed of the period before since it was issued; empty when nothing changed or
     * nothing was issued.
     *
     * @param report by its name, as its editions are stored
     */
    public Optional<FlowRestatement> restatement(String report) {
        return restatements.computeIfAbsent(report, r -> FlowRestatement.before(r, period, counts, database));
    }

    /**
     * Checks that what was open, came and went makes up what is open now.
     *
     * @throws Problem when it does not
     */
    static FlowBalance requireBalanced(FlowBalance balance) {
        if (!balance.balanced()) {
            throw Problem.of("problem.unbalanced", "month", balance.month(), "equation", balance);
        }
        return balance;
    }
}
