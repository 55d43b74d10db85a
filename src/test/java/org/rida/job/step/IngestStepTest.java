package org.rida.job.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;

/** How {@link IngestStep.RefusedFiles} joins the problems of several files. */
class IngestStepTest {

    private final Problem first = new Problem(new BilingualText("الأول", "the first"));
    private final Problem second = new Problem(new BilingualText("الثاني", "the second"));

    @Test
    void eachProblemIsOnALineOfItsOwnAndKeepsItsStackTrace() {
        Problem problem = IngestStep.RefusedFiles.join(List.of(first, second));

        assertThat(problem.text()).isEqualTo(new BilingualText("الأول\nالثاني", "the first\nthe second"));
        assertThat(problem.getSuppressed()).containsExactly(first, second);
    }

    @Test
    void equalProblemsAreNamedOnce() {
        Problem same = new Problem(new BilingualText("الأول", "the first"));

        assertThat(IngestStep.RefusedFiles.join(List.of(first, same)).text()).isEqualTo(first.text());
    }

    @Test
    void aSingleProblemIsNotWrapped() {
        assertThat(IngestStep.RefusedFiles.join(List.of(first))).isSameAs(first);
    }
}
