package org.rida.report.figure;

import org.rida.i18n.Problem;
import org.rida.policy.Period;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.PeriodCounts;













import java.time.YearMonth;

/** A period that does not reconcile is not drafted, nor one of which a month does not. */
record Reconciliation(PeriodCounts counts, DataCoverage coverage) {

    /** @throws Problem when the period, or a month of it, does not balance: its figures must not go out then */
    FlowBalance reconcile(Period period) {
        if (period.isWholeMonths()) {
            for (YearMonth at = period.firstMonth(); !at.isAfter(period.lastMonth()); at = at.plusMonths(1)) {
                if (coverage.contains(at)) {
                    balanced(Period.month(at));
                }
            }
        }
        return balanced(period);
    }

    private FlowBalance balanced(Period at) {
        FlowBalance balance = Flow.balance(counts, at);
        if (!balance.balanced()) {
            throw Problem.of("problem.unbalanced", "month", at.lastMonth(), "equation", balance);
        }
        return balance;
    }
}
