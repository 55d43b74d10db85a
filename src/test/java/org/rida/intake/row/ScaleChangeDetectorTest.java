package org.rida.intake.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.intake.format.TestIntake;
import org.rida.policy.Question;

/** A column whose answers change their scale on the way, and columns that only look a little like it. */
class ScaleChangeDetectorTest {

    private static final Question OVERALL = TestIntake.POLICY.question("overall");

    private final ScaleChangeDetector detector = new ScaleChangeDetector(OVERALL, "Overall");

    @Test
    void theBorderIsNamedWithWhatStandsOnEachSide() {
        add(1, 200, 1, 5);
        add(201, 200, 0, 10);

        assertThat(detector.violation()).hasValueSatisfying(violation -> {
            assertThat(violation.column()).isEqualTo("Overall");
            assertThat(violation.expected().en())
                    .isEqualTo("200 answers up to 5 and, from line 201 on, 200 answers up to 10");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 10})
    void aColumnOfOneScaleIsFine(int high) {
        add(1, 500, 0, high);

        assertThat(detector.violation()).isEmpty();
        assertThat(detector.hasAnswers()).isTrue();
    }

    /** One in a hundred may be a slip of the finger. */
    @Test
    void aFewOddAnswersAreNoChange() {
        add(1, 300, 1, 5);
        detector.add(301, null, 10);
        add(302, 199, 1, 5);

        assertThat(detector.violation()).isEmpty();
    }

    @Test
    void neighbouringScalesAreTooCloseToTell() {
        add(1, 300, 1, 5);
        add(301, 300, 1, 6);

        assertThat(detector.violation()).isEmpty();
    }

    @Test
    void tooFewAnswersSayNothing() {
        add(1, 40, 1, 5);
        add(41, 40, 0, 10);

        assertThat(detector.violation()).isEmpty();
        assertThat(new ScaleChangeDetector(OVERALL, "Overall").violation()).isEmpty();
        assertThat(new ScaleChangeDetector(OVERALL, "Overall").hasAnswers()).isFalse();
    }

    /** Rows of a form come by number and not by day: the days still show when the form was changed. */
    @Test
    void aChangeByDaysIsFoundInAnyOrderOfRows() {
        LocalDate first = LocalDate.of(2026, 10, 1);
        IntStream.range(0, 120).forEach(i -> {
            int day = i * 7 % 20;
            detector.add(i + 2L, first.plusDays(day).toString(), day < 10 ? 1 + i % 5 : i % 11);
        });

        assertThat(detector.violation())
                .hasValueSatisfying(
                        violation -> assertThat(violation.expected().en()).contains("from 2026-10-11 on"));
    }

    @Test
    void aYesNoQuestionHasNoScaleToChange() {
        ScaleChangeDetector yesNo =
                new ScaleChangeDetector(TestIntake.POLICY.question("informed-of-rights"), "Informed");
        IntStream.range(0, 200).forEach(i -> yesNo.add(i + 2L, null, 0));
        IntStream.range(200, 400).forEach(i -> yesNo.add(i + 2L, null, 5));

        assertThat(yesNo.violation()).isEmpty();
    }

    private void add(int firstLine, int n, int low, int high) {
        IntStream.range(0, n).forEach(i -> detector.add(firstLine + i, null, low + i % (high - low + 1)));
    }
}
