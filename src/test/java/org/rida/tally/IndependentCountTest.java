package org.rida.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rida.i18n.BilingualText;
import org.rida.policy.ChangedPolicy;
import org.rida.policy.ClockVersion.Basis;
import org.rida.policy.DeclaredPromise;
import org.rida.policy.DeclaredPromise.PromiseVersion;
import org.rida.policy.Policy;
import org.rida.policy.PolicyReader;
import org.rida.policy.Stage;
import org.rida.tally.count.DataCoverage;
import org.rida.tally.count.Flow;
import org.rida.tally.count.FlowBalance;
import org.rida.tally.count.RecountProgress;

/** Random histories, file by file in any order, with corrections: stored counts are those of the plain computation. */
class IndependentCountTest {

    private static final Policy POLICY = PolicyReader.read(Path.of("jobs/policy"));
    private static final int HISTORIES = Integer.getInteger("rida.tally.histories", 4);

    private static final List<DeclaredPromise> PROMISES = List.of(
            promise(
                    "acknowledgement",
                    version("2020-01-01", Stage.RECEIVED, Stage.INFORMED, 3, Basis.WORKING, "aid", "enquiry"),
                    version("2025-06-01", Stage.RECEIVED, Stage.VERIFIED, 20, Basis.CALENDAR, "aid", "complaint")),
            promise("assessment", version("2025-01-01", Stage.INFORMED, Stage.DECIDED, 15, Basis.WORKING, "aid")),
            promise("referral", version("2020-01-01", Stage.REFERRED, Stage.SIGNED, 9, Basis.CALENDAR, "aid")),
            promise(
                    "closing",
                    version("2020-01-01", Stage.DECIDED, Stage.REPLIED, 5, Basis.CALENDAR, "aid", "complaint"),
                    version("2025-09-01", Stage.DECIDED, Stage.REPLIED, 5, Basis.CALENDAR)),
            promise("service", version("2020-01-01", Stage.RECEIVED, Stage.SERVED, 40, Basis.CALENDAR, "aid")),
            promise(
                    "card",
                    version("2020-01-01", Stage.REPLIED, Stage.REGISTERED, 6, Basis.WORKING, "aid", "complaint")));

    private static DeclaredPromise promise(String key, PromiseVersion... versions) {
        return new DeclaredPromise(key, BilingualText.same(key), List.of(versions));
    }

    private static PromiseVersion version(
            String from, Stage starts, Stage stops, int days, Basis counted, String... kinds) {
        return new PromiseVersion(LocalDate.parse(from), List.of(kinds), starts, stops, days, counted);
    }

    @TestFactory
    Stream<DynamicTest> storedCountsAreThoseOfThePlainComputation() {
        return LongStream.range(0, HISTORIES)
                .mapToObj(seed -> DynamicTest.dynamicTest("history " + seed, () -> followed(seed)));
    }

    /** Every second history under many promises: of all kinds of stages, in both kinds of days, changed on the way, withdrawn. */
    private static void followed(long seed) {
        Policy policy = seed % 2 == 0 ? POLICY : ChangedPolicy.withPromises(POLICY, PROMISES);
        RandomHistory history = new RandomHistory(seed);
        CountRefresh tally = new CountRefresh(history.ledger.database, policy);
        while (history.addFiles()) {
            LocalDate coversTo = tally.refresh(RecountProgress.NONE).coversTo();
            SortedMap<String, Long> expected = new Reference(history.ledger.sql, policy, coversTo).counts();
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

    /** A changed declaration counts every month again, as a changed clock does; one that says the same in another order none. */
    @Test
    void aChangedDeclarationIsCountedAgain() {
        RandomHistory history = new RandomHistory(3);
        while (history.addFiles()) {
            new CountRefresh(history.ledger.database, POLICY).refresh(RecountProgress.NONE);
        }
        List<DeclaredPromise> reversed = POLICY.promises().stream()
                .sorted(Comparator.comparing(DeclaredPromise::key).reversed())
                .toList();
        assertThat(new CountRefresh(history.ledger.database, ChangedPolicy.withPromises(POLICY, reversed))
                        .refresh(RecountProgress.NONE)
                        .months())
                .isEmpty();

        for (List<DeclaredPromise> promises : List.of(PROMISES, PROMISES.subList(1, 3), List.<DeclaredPromise>of())) {
            Policy changed = ChangedPolicy.withPromises(POLICY, promises);
            RecountResult result = new CountRefresh(history.ledger.database, changed).refresh(RecountProgress.NONE);
            assertThat(result.months()).isNotEmpty();
            SortedMap<String, Long> expected = new Reference(history.ledger.sql, changed, result.coversTo()).counts();
            assertThat(expected.keySet().stream().anyMatch(count -> count.contains(" promise:")))
                    .isEqualTo(!promises.isEmpty());
            assertThat(ReferenceCounts.differences(ReferenceCounts.stored(history.ledger.sql), expected))
                    .isEmpty();
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
