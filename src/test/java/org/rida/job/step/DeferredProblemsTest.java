package org.rida.job.step;

import org.rida.i18n.BilingualText;
import org.rida.i18n.Problem;













import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredProblemsTest {

    private final DeferredProblems refusals = new DeferredProblems();

    @Test
    void everyPieceHasItsTurnAndEveryProblemIsTold() {
        List<String> done = new ArrayList<>();
        refusals.collect(() -> {
            throw new Problem(new BilingualText("الأول", "the first"));
        });
        refusals.collect(() -> done.add("second"));
        refusals.collect(() -> {
            throw new Problem(new BilingualText("الثالث", "the third"));
        });

        assertThat(done).containsExactly("second");
        assertThatThrownBy(refusals::throwIfAny)
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.text())
                        .isEqualTo(new BilingualText("الأول\nالثالث", "the first\nthe third")));
    }

    @Test
    void withoutProblemsNothingIsThrown() {
        refusals.collect(() -> {});

        assertThatCode(refusals::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void anErrorOfTheProgramIsNotAProblemOfAPiece() {
        assertThatThrownBy(() -> refusals.collect(() -> {
                    throw new IllegalStateException("a defect");
                }))
                .hasMessage("a defect");
    }
}
