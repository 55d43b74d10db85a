package org.rida.job.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** How {@link IngestStep.RefusedFiles} joins the problems of the files of a batch. */
class IngestStepTest {

    private static final Problem FIRST = new Problem(new BilingualText("الأول", "the first"));
    private static final Problem SECOND = new Problem(new BilingualText("الثاني", "the second"));

    @Test
    void eachProblemIsOnALineOfItsOwnAndKeepsItsStackTrace() {
        Problem problem = IngestStep.RefusedFiles.join(List.of(FIRST, SECOND));

        assertThat(problem.text()).isEqualTo(new BilingualText("الأول\nالثاني", "the first\nthe second"));
        assertThat(problem.getSuppressed()).containsExactly(FIRST, SECOND);
    }

    @Test
    void equalProblemsAreNamedOnce() {
        Problem same = new Problem(new BilingualText("الأول", "the first"));

        assertThat(IngestStep.RefusedFiles.join(List.of(FIRST, same)).text()).isEqualTo(FIRST.text());
    }

    @Test
    void aSingleProblemIsNotWrapped() {
        assertThat(IngestStep.RefusedFiles.join(List.of(FIRST))).isSameAs(FIRST);
    }
}
