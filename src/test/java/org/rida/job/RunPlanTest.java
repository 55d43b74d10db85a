package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rida.i18n.BilingualText;
import org.rida.job.RunPlan.PlannedStep;

class RunPlanTest {

    /** A report that comes first is not waited for. */
    @ParameterizedTest
    @CsvSource({"ingest recount report, true", "ingest recount, false", "report, false"})
    void draftsAtLast(String kinds, boolean expected) {
        List<PlannedStep> steps = Stream.of(kinds.split(" "))
                .map(kind -> new PlannedStep(1, kind, List.of(), BilingualText.EMPTY))
                .toList();
        assertThat(new RunPlan(BilingualText.EMPTY, BilingualText.EMPTY, steps, BilingualText.EMPTY).draftsAtLast())
                .isEqualTo(expected);
    }
}
