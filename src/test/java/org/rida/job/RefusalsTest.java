package org.rida.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rida.wording.Problem;
import org.rida.wording.Text;

class RefusalsTest {

    private final Refusals refusals = new Refusals();

    @Test
    void everyPieceHasItsTurnAndEveryProblemIsTold() {
        List<String> done = new ArrayList<>();
        refusals.collect(() -> {
            throw new Problem(new Text("الأول", "the first"));
        });
        refusals.collect(() -> done.add("second"));
        refusals.collect(() -> {
            throw new Problem(new Text("الثالث", "the third"));
        });

        assertThat(done).containsExactly("second");
        assertThatThrownBy(refusals::throwIfAny)
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.text())
                        .isEqualTo(new Text("الأول\nالثالث", "the first\nthe third")));
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
