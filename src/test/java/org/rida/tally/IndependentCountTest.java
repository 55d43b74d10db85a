package org.rida.tally;

import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.RecountProgress;













import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Random histories, file by file in any order, with corrections: stored counts are those of the plain computation. */
class IndependentCountTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    private static final int HISTORIES = Integer.getInteger("rida.tally.histories", 4);

    @TestFactory
    Stream<DynamicTest> storedCountsAreThoseOfThePlainComputation() {
        return LongStream.range(0, HISTORIES)
                .mapToObj(seed -> DynamicTest.dynamicTest("history " + seed, () -> followed(seed)));
    }

    private static void followed(long seed) {
        RandomHistory history = new RandomHistory(seed);
        CountRefresh tally = new CountRefresh(history.ledger.database, POLICY);
        while (history.addFiles()) {
            LocalDate coversTo = tally.refresh(RecountProgress.NONE).coversTo();
            SortedMap<String, Long> expected = new Reference(history.ledger.sql, POLICY, coversTo).counts();
            assertThat(ReferenceCounts.differences(ReferenceCounts.stored(history.ledger.sql), expected))
                    .isEmpty();
        }
        SortedMap<String, Long> refreshed = ReferenceCounts.stored(history.ledger.sql);
        tally.recountAll(RecountProgress.NONE);
        assertThat(ReferenceCounts.differences(ReferenceCounts.stored(history.ledger.sql), refreshed))
                .isEmpty();
        assertThatEveryMonthIsBalanced(history);
    }

    private static void assertThatEveryMonthIsBalanced(RandomHistory history) {
        DataCoverage coverage = DataCoverage.of(history.ledger.database).orElseThrow();
        Flow flow = new Flow(history.ledger.database);
        for (var month = coverage.first(); coverage.contains(month); month = month.plusMonths(1)) {
            assertThat(flow.balance(month)).matches(FlowBalance::balanced);
        }
    }

    @Test
    void twoOrdersOfTheSameFilesGiveTheSameCounts() {
        ReferenceLedger forth = new ReferenceLedger();
        forth.requests("2026-01-31").request("a", "received_on=2026-01-05 channel=phone replied_on=2026-01-15");
        new CountRefresh(forth.database, POLICY).refresh(RecountProgress.NONE);
        forth.responses("2026-01-31").response("r", "request_no=a answered_on=2026-01-20", "overall:5");
        new CountRefresh(forth.database, POLICY).refresh(RecountProgress.NONE);

        ReferenceLedger back = new ReferenceLedger();
        back.responses("2026-01-31").response("r", "request_no=a answered_on=2026-01-20", "overall:5");
        new CountRefresh(back.database, POLICY).refresh(RecountProgress.NONE);
        back.requests("2026-01-31").request("a", "received_on=2026-01-05 channel=phone replied_on=2026-01-15");
        new CountRefresh(back.database, POLICY).refresh(RecountProgress.NONE);

        assertThat(ReferenceCounts.stored(forth.sql))
                .isEqualTo(ReferenceCounts.stored(back.sql))
                .isNotEmpty();
    }
}
