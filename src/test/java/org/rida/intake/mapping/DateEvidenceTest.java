package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a spreadsheet has most likely exchanged day and month of some dates of a column. */
class DateEvidenceTest {

    private final DateEvidence evidence = new DateEvidence(DateOrder.DAY_FIRST);

    @Test
    void realDatesUpToTheTwelfthBesideTextBeyondItAreHalfConverted() {
        evidence.real("2026-05-10");
        evidence.read("31/10/2026", DateOrder.DAY_FIRST, false, 31, 10);

        assertThat(evidence.isHalfConverted()).isTrue();
    }

    @Test
    void aRealDateBeyondTheTwelfthShowsThatTheyAreTrue() {
        evidence.real("2026-05-10");
        evidence.real("2026-05-13");
        evidence.read("31/10/2026", DateOrder.DAY_FIRST, false, 31, 10);

        assertThat(evidence.isHalfConverted()).isFalse();
        assertThat(evidence.confirmed()).isEqualTo(1);
    }

    @Test
    void realDatesAloneSayNothing() {
        evidence.real("2026-05-10");
        evidence.real("2026-06-12");

        assertThat(evidence.isHalfConverted()).isFalse();
    }

    /** A few texts up to the 12th had been text before; then three real dates at least must be there. */
    @Test
    void textUpToTheTwelfthNeedsMoreRealDates() {
        evidence.read("05/10/2026", DateOrder.DAY_FIRST, false, 5, 10);
        evidence.read("30/10/2026", DateOrder.DAY_FIRST, false, 30, 10);
        evidence.read("31/10/2026", DateOrder.DAY_FIRST, false, 31, 10);
        evidence.real("2026-05-10");
        evidence.real("2026-06-10");
        assertThat(evidence.isHalfConverted()).isFalse();

        evidence.real("2026-07-10");
        assertThat(evidence.isHalfConverted()).isTrue();

        evidence.read("06/10/2026", DateOrder.DAY_FIRST, false, 6, 10);
        assertThat(evidence.isHalfConverted())
                .as("as many texts up to the 12th as beyond it")
                .isFalse();
    }

    @Test
    void aDeclaredOrderIsConfirmedAndNotProved() {
        evidence.read("31/10/2026", DateOrder.DAY_FIRST, true, 31, 10);
        evidence.read("05/10/2026", DateOrder.DAY_FIRST, true, 5, 10);

        assertThat(evidence.confirmed()).isEqualTo(1);
        assertThat(evidence.proofs(DateOrder.DAY_FIRST)).isZero();
        assertThat(evidence.ambiguous()).isZero();
    }

    @Test
    void theFirstProofIsTheSample() {
        evidence.at(4);
        evidence.contrary("10/31/2026", DateOrder.MONTH_FIRST, false);
        evidence.at(9);
        evidence.contrary("10/30/2026", DateOrder.MONTH_FIRST, false);

        assertThat(evidence.proofs(DateOrder.MONTH_FIRST)).isEqualTo(2);
        assertThat(evidence.sample(DateOrder.MONTH_FIRST)).isEqualTo(new DateEvidence.DateSample(4, "10/31/2026"));
        assertThat(evidence.sample(DateOrder.DAY_FIRST)).isEqualTo(DateEvidence.DateSample.NONE);
        assertThat(evidence.contrary()).isZero();
    }
}
