package org.rida.metric.xmr;














import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Limits 0 and -3 to 3, so that "near" begins beyond -2 and 2. Changes of the code that no test can see: a value outside its
 * limits, or in a shift, is never on its centre; and equal within a rounding error differs from less only at that very error.
 */
class SignalTest {

    private static final ProcessLimits LIMITS = new ProcessLimits(0, -3, 3);

    @ParameterizedTest
    @CsvSource({
        "3.1, OUTSIDE_LIMIT, true",
        "-3.1, OUTSIDE_LIMIT, false",
        "3, NONE, false",
        "-3, NONE, false",
        "1 2.1 2.2, TWO_OF_THREE, true",
        "-1 -2.1 -2.2, TWO_OF_THREE, false",
        "1 2 2.2, NONE, false",
        "-1 -2 -2.2, NONE, false",
        "-1 2.1 2.2, NONE, false",
        "1 1 1 1 1 1 1, SHIFT, true",
        "-1 -1 -1 -1 -1 -1 -1, SHIFT, false",
        "1 1 1 1 1 1, NONE, false",
        "1 1 1 0 1 1 1, NONE, false",
        "-1.5 -1 -.5 0 .5 1 1.5, TREND, true",
        "1.5 1 .5 0 -.5 -1 -1.5, TREND, false",
        "-1.5 -1 -.5 0 0 1 1.5, NONE, false"
    })
    void theLastValueIs(@ConvertWith(Values.class) double[] values, SpecialCause cause, boolean high) {
        List<Observation> phase =
                Arrays.stream(values).mapToObj(Observation::of).toList();
        List<Signal> signals = Signal.in(phase, Collections.nCopies(values.length, LIMITS));

        assertThat(signals).hasSize(values.length).endsWith(new Signal(cause, high));
    }

    static final class Values extends SimpleArgumentConverter {

        @Override
        protected Object convert(Object source, Class<?> target) {
            return Arrays.stream(source.toString().split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
