package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import org.rida.metric.Counts;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.MonthCounts;
import org.rida.tally.count.RecountProgress;

/** A small history, told row by row, and its counts. */
abstract class CountRefreshCase {
    static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    final ReferenceLedger ledger = new ReferenceLedger();
    final MonthCounts counts = new MonthCounts(ledger.database);
    private final CountRefresh tally = new CountRefresh(ledger.database, POLICY);

    FlowBalance flow(String month) {
        FlowBalance flow = new Flow(ledger.database).balance(YearMonth.parse(month));
        assertThat(flow).matches(FlowBalance::balanced);
        return flow;
    }

    RecountResult recountAll() {
        return tally.recountAll(RecountProgress.NONE);
    }

    RecountResult refresh() {
        return tally.refresh(RecountProgress.NONE);
    }

    Counts in(String month, String population) {
        return counts.counts(YearMonth.parse(month), population);
    }
}
