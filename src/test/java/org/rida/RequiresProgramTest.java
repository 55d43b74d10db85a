package org.rida;

import org.rida.RequiresProgram.OnPath;













import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class RequiresProgramTest {

    @Test
    void aTestRunsWhereAllItsProgramsAre() {
        assertThat(OnPath.evaluate(true, "sh", "no-such-shell|sh").isDisabled()).isFalse();
    }

    @Test
    void withoutAProgramItIsSkippedWithAReason() {
        ConditionEvaluationResult result = OnPath.evaluate(false, "sh", "no-such-shell");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValue("not on the path: no-such-shell");
    }

    @Test
    void onCiItFails() {
        assertThatThrownBy(() -> OnPath.evaluate(true, "no-such-shell")).hasMessage("not on the path: no-such-shell");
    }
}
