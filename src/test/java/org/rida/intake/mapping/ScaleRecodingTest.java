package org.rida.intake.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rida.policy.Question.AnswerScale;

/** A sender's scale on that of the question, step by step. */
class ScaleRecodingTest {

    @ParameterizedTest
    @CsvSource({
        "0-4, false, 1 2 3 4 5",
        "1-5, true, 5 4 3 2 1",
        "1-10, false, 1 1 2 2 3 3 4 4 5 5",
        "1-10, true, 5 5 4 4 3 3 2 2 1 1",
        "-2 - 2, false, 1 2 3 4 5",
        "١–٥, false, 1 2 3 4 5"
    })
    void stepsAreShiftedOrGrouped(String from, boolean reversed, String converted) {
        ScaleRecoding scale = ScaleRecoding.of(new Mapping.SenderScale(from), reversed, AnswerScale.ONE_TO_FIVE);

        assertThat(IntStream.rangeClosed(scale.low(), scale.high())
                        .mapToObj(score -> Integer.toString(scale.convert(score))))
                .containsExactly(converted.split(" "));
        assertThat(scale.isOnScale(scale.low() - 1)).isFalse();
        assertThat(scale.isOnScale(scale.low())).isTrue();
        assertThat(scale.isOnScale(scale.high())).isTrue();
        assertThat(scale.isOnScale(scale.high() + 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-7", "0-10", "5-1", "1-1", "1 to 5", "1-4", ""})
    void aScaleWithoutAnExactConversionIsRefused(String from) {
        assertThatThrownBy(() -> ScaleRecoding.of(new Mapping.SenderScale(from), false, AnswerScale.ONE_TO_FIVE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found \"" + from + "\"");
    }

    @Test
    void withoutASendersScaleOnlyTheDirectionMayChange() {
        assertThat(ScaleRecoding.of(null, false, AnswerScale.ZERO_TO_TEN).convert(7))
                .isEqualTo(7);
        assertThat(ScaleRecoding.of(null, true, AnswerScale.ZERO_TO_TEN).convert(7))
                .isEqualTo(3);
        assertThat(ScaleRecoding.of(null, false, AnswerScale.ONE_TO_SEVEN).range())
                .isEqualTo("1–7");
    }
}
