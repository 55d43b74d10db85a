package org.rida.tally;

import org.rida.metric.Counts;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;






import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;

/** A small history, told row by row, and its counts. */
abstract class TallyCase {
    static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));

    final Ledger ledger = new Ledger();
    final MonthCounts counts = new MonthCounts(ledger.database);
    private final Tally tally = new Tally(ledger.database, POLICY);

    FlowIdentity flow(String month) {
        FlowIdentity flow = new Flow(ledger.database).of(YearMonth.parse(month));
        assertThat(flow).matches(FlowIdentity::balanced);
        return flow;
    }

    Recount refresh() {
        return tally.refresh(RecountProgress.NONE);
    }

    Counts in(String month, String population) {
        return counts.of(YearMonth.parse(month), population);
    }
}
